using System.Collections.Immutable;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Cli.Overview;

/// <summary>Which notes link to which.</summary>
internal sealed class LinkGraph
{
    private LinkGraph(ImmutableArray<Document> notes, ImmutableArray<(int From, int To, int Count)> edges)
    {
        Notes = notes;
        Edges = edges;
        In = new int[notes.Length];
        Out = new int[notes.Length];
        foreach (var (from, to, count) in edges)
        {
            Out[from] += count;
            In[to] += count;
        }
    }

    /// <summary>Sorted by path.</summary>
    public ImmutableArray<Document> Notes { get; }

    /// <summary>Places in <see cref="Notes"/>, and how many links lead from one to the other. No note is linked with itself.</summary>
    public ImmutableArray<(int From, int To, int Count)> Edges { get; }

    /// <summary>Links from other notes, by place.</summary>
    public int[] In { get; }

    public int[] Out { get; }

    /// <remarks>Resolves every reference, on all cores.</remarks>
    public static LinkGraph Of(Workspace workspace, IEnumerable<Document> notes)
    {
        var sorted = notes.OrderBy(note => note.Path, StringComparer.Ordinal).ToImmutableArray();
        var places = sorted.Select((note, place) => (note.Path, place)).ToDictionary(each => each.Path, each => each.place, StringComparer.Ordinal);
        var edges = new (int From, int To, int Count)[sorted.Length][];
        Parallel.For(0, sorted.Length, from => edges[from] =
        [
            .. sorted[from].Outline.References
                .Select(reference => Resolver.Resolve(workspace, sorted[from], reference).Path)
                .Where(path => path is not null && places.TryGetValue(path, out var to) && to != from)
                .CountBy(path => places[path!])
                .OrderBy(each => each.Key)
                .Select(each => (from, each.Key, each.Value)),
        ]);
        return new LinkGraph(sorted, [.. edges.SelectMany(each => each)]);
    }
}
