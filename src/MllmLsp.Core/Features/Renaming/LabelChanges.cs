using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>Collects what a rename changes, each place once.</summary>
internal sealed class LabelChanges
{
    private readonly Dictionary<string, SortedDictionary<TextSpan, LabelChange>> byPath = new(StringComparer.Ordinal);
    private readonly List<(string Path, TextChange Change)> following = [];

    public void Add(string path, IEnumerable<TextChange> changes)
    {
        foreach (var change in changes)
        {
            Add(path, new LabelChange(change, IsDoubtful: false));
        }
    }

    public void Add(string path, LabelChange change)
    {
        if (!byPath.TryGetValue(path, out var changes))
        {
            byPath.Add(path, changes = []);
        }

        changes.TryAdd(change.Change.Span, change);
    }

    /// <summary>Adds a change that follows from others, and gives way to what stands at its place.</summary>
    public void AddFollowing(string path, TextChange change) => following.Add((path, change));

    /// <summary>The documents that change so far.</summary>
    public IReadOnlyCollection<string> Paths => [.. byPath.Keys];

    /// <summary>The changes of one document so far, those that follow aside.</summary>
    public IReadOnlyCollection<TextChange> Of(string path) =>
        byPath.TryGetValue(path, out var changes) ? [.. changes.Values.Select(change => change.Change)] : [];

    public RenameResult Result()
    {
        foreach (var (path, change) in following)
        {
            if (!Of(path).Any(other => other.Span.Overlaps(change.Span)))
            {
                Add(path, new LabelChange(change, IsDoubtful: false));
            }
        }

        var all = byPath.SelectMany(document => document.Value.Values.Select(change => (Path: document.Key, Change: change))).ToArray();
        return RenameResult.Of(all.Select(one => (one.Path, one.Change.Change))) with
        {
            Doubtful = [.. all.Where(one => one.Change.IsDoubtful).Select(one => (one.Path, one.Change.Change.Span))],
        };
    }
}
