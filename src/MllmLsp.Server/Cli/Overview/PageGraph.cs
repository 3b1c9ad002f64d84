using System.Collections.Immutable;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Cli.Overview;

/// <summary>A graph of a size that people can look at.</summary>
/// <param name="Edges">Places in <paramref name="Nodes"/>, and the links between them.</param>
/// <param name="Groups">Names of what nodes have in common; a node's colour.</param>
/// <param name="All">How many nodes there would be.</param>
internal sealed record PageGraph(
    ImmutableArray<(string Name, int Group, int Size)> Nodes, ImmutableArray<(int From, int To, int Count)> Edges, ImmutableArray<string> Groups, int All)
{
    /// <summary>More cannot be told apart on a screen, and the page's layout would take seconds.</summary>
    private const int MostNodes = 400;

    /// <summary>Colours that can be told apart.</summary>
    private const int MostGroups = 8;

    /// <summary>The notes that are linked best, and their links. Notes without links would only be dust around them.</summary>
    /// <param name="folderOf">A note's folder, as the page groups them.</param>
    public static PageGraph OfNotes(LinkGraph graph, Func<string, string> folderOf)
    {
        var linked = Enumerable.Range(0, graph.Notes.Length).Where(place => graph.In[place] + graph.Out[place] > 0).ToArray();
        var kept = linked.OrderByDescending(place => graph.In[place] + graph.Out[place]).ThenBy(place => place).Take(MostNodes).Order().ToArray();
        return Of(
            graph, kept, linked.Length,
            place => (graph.Notes[place].Outline.Title ?? PathText.Stem(graph.Notes[place].Path), folderOf(graph.Notes[place].Path), graph.In[place]));
    }

    /// <summary>The folders and the links between them.</summary>
    public static PageGraph OfFolders(LinkGraph graph, Func<string, string> folderOf)
    {
        var folders = graph.Notes.Select(note => folderOf(note.Path)).ToArray();
        var names = folders.Distinct().Order(StringComparer.Ordinal).ToArray();
        var places = names.Select((name, place) => (name, place)).ToDictionary(each => each.name, each => each.place, StringComparer.Ordinal);
        var sizes = folders.CountBy(name => name).ToDictionary();
        var edges = graph.Edges
            .GroupBy(edge => (From: places[folders[edge.From]], To: places[folders[edge.To]]))
            .Where(edge => edge.Key.From != edge.Key.To)
            .Select(edge => (edge.Key.From, edge.Key.To, edge.Sum(each => each.Count)));
        return new PageGraph([.. names.Select(name => (name, 0, sizes[name]))], [.. edges], [], names.Length);
    }

    private static PageGraph Of(LinkGraph graph, int[] kept, int all, Func<int, (string Name, string Folder, int Size)> node)
    {
        var nodes = kept.Select(node).ToArray();
        var groups = nodes.CountBy(each => each.Folder).OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Key).ToArray();
        var shown = groups.Length <= MostGroups ? groups : [.. groups.Take(MostGroups - 1), Collection.OtherFolders];
        var places = kept.Select((from, to) => (from, to)).ToDictionary(each => each.from, each => each.to);
        return new PageGraph(
            [.. nodes.Select(each => (each.Name, Array.IndexOf(shown, each.Folder) is >= 0 and var group ? group : shown.Length - 1, each.Size))],
            [.. graph.Edges.Where(edge => places.ContainsKey(edge.From) && places.ContainsKey(edge.To)).Select(edge => (places[edge.From], places[edge.To], edge.Count))],
            [.. shown],
            all);
    }
}
