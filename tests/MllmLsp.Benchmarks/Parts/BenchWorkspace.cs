using MllmLsp.Benchmarks.Scenarios;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Benchmarks.Parts;

/// <summary>The generated vault without a disk.</summary>
internal static class BenchWorkspace
{
    private const string Root = "/vault";

    public static string PathOf(int note) => $"{Root}/{GeneratedNote.PathOf(note)}";

    public static string TextOf(int note) => GeneratedNote.TextOf(note, Count);

    private static int Count { get; set; } = 1;

    /// <param name="count">Of notes.</param>
    public static Workspace Of(int count)
    {
        Count = count;
        var paths = Enumerable.Range(0, count).Select(PathOf).ToArray();
        return Workspace.Empty
            .WithFolders([new WorkspaceFolder(Root, Root, Settings.Default)])
            .WithFiles(FileSet.Create(paths, []))
            .WithBuiltInGlossary(BuiltInGlossary.Files)
            .WithDocuments([.. Enumerable.Range(0, count).Select(i => Document.Parse(paths[i], new SourceText(TextOf(i))))])
            .WithState(IndexState.Complete);
    }
}
