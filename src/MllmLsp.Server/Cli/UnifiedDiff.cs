using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli;

/// <summary>Changes in the form that <c>git apply</c> and <c>patch</c> read.</summary>
internal static class UnifiedDiff
{
    /// <summary>Lines that are shown around a change.</summary>
    private const int Context = 3;

    /// <param name="before">The texts that the fixes were computed from.</param>
    public static string Of(FixOutcome outcome, Func<string, SourceText?> before, string workingDirectory)
    {
        var result = new StringBuilder();
        foreach (var (path, text) in outcome.Texts)
        {
            var name = ShownPath.Of(path, workingDirectory);
            var old = outcome.Created.Contains(path) ? null : before(path);
            result.Append(Of(name, old?.ToString(), text.ToString()));
        }

        return result.ToString();
    }

    /// <param name="name">Relative, with <c>/</c>.</param>
    /// <param name="old">Null for a new file.</param>
    public static string Of(string name, string? old, string changed)
    {
        var diff = Differ.Instance.CreateDiffs(old ?? "", changed, ignoreWhiteSpace: false, ignoreCase: false, LineEndingsPreservingChunker.Instance);
        if (diff.DiffBlocks.Count == 0)
        {
            return "";
        }

        var result = new StringBuilder($"--- {(old is null ? "/dev/null" : Quoted("a/" + name))}\n+++ {Quoted("b/" + name)}\n");
        for (var first = 0; first < diff.DiffBlocks.Count;)
        {
            var last = first;
            while (last + 1 < diff.DiffBlocks.Count && diff.DiffBlocks[last + 1].DeleteStartA - EndA(diff.DiffBlocks[last]) <= 2 * Context)
            {
                last++;
            }

            AppendHunk(result, diff, first, last);
            first = last + 1;
        }

        return result.ToString();
    }

    private static void AppendHunk(StringBuilder result, DiffResult diff, int first, int last)
    {
        var blocks = diff.DiffBlocks;
        var from = Math.Max(0, blocks[first].DeleteStartA - Context);
        var to = Math.Min(diff.PiecesOld.Count, EndA(blocks[last]) + Context);
        var newFrom = blocks[first].InsertStartB - (blocks[first].DeleteStartA - from);
        var grown = Enumerable.Range(first, last - first + 1).Sum(i => blocks[i].InsertCountB - blocks[i].DeleteCountA);
        result.Append($"@@ -{Range(from, to - from)} +{Range(newFrom, to - from + grown)} @@\n");
        var at = from;
        for (var i = first; i <= last; i++)
        {
            AppendLines(result, ' ', diff.PiecesOld, at, blocks[i].DeleteStartA);
            AppendLines(result, '-', diff.PiecesOld, blocks[i].DeleteStartA, EndA(blocks[i]));
            AppendLines(result, '+', diff.PiecesNew, blocks[i].InsertStartB, blocks[i].InsertStartB + blocks[i].InsertCountB);
            at = EndA(blocks[i]);
        }

        AppendLines(result, ' ', diff.PiecesOld, at, to);
    }

    private static void AppendLines(StringBuilder result, char mark, IReadOnlyList<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            result.Append(mark).Append(lines[i]);
            if (!lines[i].EndsWith('\n'))
            {
                result.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    /// <summary>An empty range is said to stand behind the line before it.</summary>
    private static string Range(int start, int count) => count == 0 ? $"{start},0" : count == 1 ? $"{start + 1}" : $"{start + 1},{count}";

    private static int EndA(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    /// <summary>As git quotes names with quotation marks, backslashes or control characters.</summary>
    private static string Quoted(string name) => name.Any(c => c is '"' or '\\' || char.IsControl(c))
        ? "\"" + string.Concat(name.Select(c => c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) ? $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}" : c.ToString())) + "\""
        : name;
}
