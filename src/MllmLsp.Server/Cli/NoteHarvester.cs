using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Syntax;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>Harvests notes on all cores, a handful at a time: memory holds what was found, never the notes.</summary>
internal static class NoteHarvester
{
    private const int AtATime = 64;

    /// <summary>Notes are added in the order of <paramref name="paths"/>, so that the same notes give the same candidates.</summary>
    /// <param name="read">Called on several threads.</param>
    /// <param name="failed">Told of each file that cannot be read.</param>
    /// <param name="done">Told how many notes have been read so far.</param>
    /// <exception cref="OperationCanceledException" />
    public static CandidateSet Run(
        IReadOnlyList<string> paths,
        Func<string, FileContent> read,
        Glossary known,
        Action<FileProblem> failed,
        Action<int> done,
        CancellationToken cancellationToken = default)
    {
        var set = new CandidateSet();
        var harvests = new NoteHarvest?[AtATime];
        var problems = new FileProblem?[AtATime];
        for (var from = 0; from < paths.Count; from += AtATime)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(AtATime, paths.Count - from);
            Parallel.For(0, count, i =>
            {
                var content = read(paths[from + i]);
                problems[i] = content.Problem;
                harvests[i] = content.Problem is null
                    ? NoteHarvest.Of(paths[from + i], content.Text, MarkdownParser.Parse(content.Text), known)
                    : null;
            });
            for (var i = 0; i < count; i++)
            {
                if (problems[i] is { } problem)
                {
                    failed(problem);
                }

                if (harvests[i] is { } harvest)
                {
                    set.Add(harvest);
                }
            }

            done(from + count);
        }

        return set;
    }
}
