using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server;

/// <summary>Everything the server knows at one moment. Immutable: a handler that took it sees one consistent world.</summary>
internal sealed record ServerState
{
    public static ServerState Initial { get; } = new();

    public ClientFeatures Client { get; init; } = ClientFeatures.None;

    /// <summary>Name and version of the client; null where it says none.</summary>
    public string? ClientName { get; init; }

    public Workspace Workspace { get; init; } = Workspace.Empty;

    /// <summary>Open documents by path.</summary>
    public ImmutableDictionary<string, OpenDocument> Open { get; init; } = ImmutableDictionary<string, OpenDocument>.Empty;

    /// <summary>The folders that the client opened, normalised.</summary>
    public ImmutableArray<string> FolderPaths { get; init; } = [];

    public JsonElement? InitializationOptions { get; init; }

    /// <summary>What the client's configuration says, by folder path; <c>""</c> for all folders.</summary>
    public ImmutableDictionary<string, JsonElement> Configuration { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Open notes whose links are known to lead somewhere or nowhere, as far as paths and headings go: before all notes have been read.</summary>
    public ImmutableHashSet<string> Settled { get; init; } = [];

    /// <summary>Files that could not be read, by path.</summary>
    public ImmutableSortedDictionary<string, FileProblem> FileProblems { get; init; } =
        ImmutableSortedDictionary.Create<string, FileProblem>(StringComparer.Ordinal);

    /// <summary>Folders that could not be listed at the last walk, by path.</summary>
    public ImmutableSortedDictionary<string, FileProblem> FolderProblems { get; init; } =
        ImmutableSortedDictionary.Create<string, FileProblem>(StringComparer.Ordinal);

    /// <summary>What is wrong in the projects' <c>mllm-lsp.json</c> on disk.</summary>
    public ImmutableArray<SettingsProblem> SettingsProblems { get; init; } = [];

    /// <summary>The projects' <c>mllm-lsp.json</c> on disk that set anything.</summary>
    public ImmutableArray<string> SettingsFiles { get; init; } = [];

    /// <summary>Whether messages about the traffic are to be sent.</summary>
    public bool IsTraced { get; init; }

    /// <summary>Counts changes that came from elsewhere than the text of an open note: they can change the findings of any note.</summary>
    public long OutsideChanges { get; init; }

    public bool IsIndexed => Workspace.State == IndexState.Complete;

    /// <summary>The path of an address in the disk's own spelling, as far as the disk is known.</summary>
    public string PathOf(string uri)
    {
        var path = DocumentUri.ToPath(uri);
        return Workspace.Files.Find(path)
            ?? (DiskPath.Comparison == StringComparison.OrdinalIgnoreCase ? Workspace.Files.FindAnyCase(path) : null)
            ?? path;
    }

    /// <summary>Why a file or folder is left out; null where it is not.</summary>
    public FileProblem? ProblemOf(string path) => FileProblems.GetValueOrDefault(path) ?? FolderProblems.GetValueOrDefault(path);

    /// <summary>The open document of an address, however it is written; null where it is not open.</summary>
    public OpenDocument? FindOpen(string uri)
    {
        var path = DocumentUri.ToPath(uri);
        return Open.GetValueOrDefault(path) ?? Open.Values.FirstOrDefault(open => DocumentUri.ToPath(open.Uri) == path);
    }

    /// <summary>The state with open documents under the spelling that the disk turned out to have.</summary>
    public ServerState WithRealSpellings()
    {
        var state = this;
        foreach (var open in Open.Values)
        {
            var real = state.PathOf(open.Uri);
            if (real != open.Path)
            {
                var moved = open with { Path = real };
                state = state with { Open = state.Open.Remove(open.Path), Workspace = state.Workspace.WithoutDocument(open.Path) };
                state = state.WithOpen(moved, Parse(moved));
            }
        }

        return state;
    }

    /// <summary>The state with a document as the editor now has it.</summary>
    /// <param name="parsed">The same text parsed, for a <see cref="DocumentKind.Note"/>; else null.</param>
    public ServerState WithOpen(OpenDocument open, Document? parsed)
    {
        var changed = parsed is not null ? Workspace.WithDocument(parsed)
            : open.Kind == DocumentKind.Glossary ? Workspace.WithGlossaryFile(GlossaryParser.Parse(open.Path, open.Text))
            : open.Kind == DocumentKind.Bibliography ? Workspace.WithBibFiles([BibParser.Parse(open.Path, open.Text)])
            : Workspace;
        var termsChanged = open.Kind == DocumentKind.Glossary || !ReferenceEquals(changed.ConceptNotes, Workspace.ConceptNotes);
        return this with
        {
            Open = Open.SetItem(open.Path, open),
            Workspace = termsChanged ? WithTermsCounted(changed) : changed,
            OutsideChanges = termsChanged || open.Kind == DocumentKind.Bibliography ? OutsideChanges + 1 : OutsideChanges,
        };
    }

    /// <summary>The state with the paths that exist.</summary>
    public ServerState WithFiles(FileSet files) => this with
    {
        Workspace = Workspace.WithFiles(files).WithState(Workspace.State < IndexState.Paths ? IndexState.Paths : Workspace.State),
        OutsideChanges = OutsideChanges + 1,
    };

    /// <summary>The state with the glossary that comes with the program.</summary>
    public ServerState WithBuiltInGlossary(ImmutableArray<GlossaryFile> files) => this with
    {
        Workspace = WithTermsCounted(Workspace.WithBuiltInGlossary(files)),
        OutsideChanges = OutsideChanges + 1,
    };

    /// <summary>The state with what was read from disk, but for the documents that are open.</summary>
    public ServerState WithRead(IReadOnlyCollection<ReadFile> files)
    {
        var read = files.Where(file => !Open.ContainsKey(file.Path)).ToArray();
        var problems = read.Where(file => file.Problem is not null).ToArray();
        var state = this with
        {
            Workspace = Workspace
                .WithGlossaryFiles(read.Select(file => file.Glossary).OfType<GlossaryFile>())
                .WithDocuments([.. read.Select(file => file.Note).OfType<Document>()]),
            FileProblems = FileProblems.RemoveRange(read.Select(file => file.Path)),
        };
        state = state.Without([.. problems.Where(file => !file.HoldsLast).Select(file => file.Path)]);
        return (state with
        {
            Workspace = state.Workspace.WithBibFiles([.. read.Select(file => file.Bibliography).OfType<BibFile>()]),
            FileProblems = state.FileProblems.SetItems(problems.Select(file => KeyValuePair.Create(file.Path, file.Problem!))),
        }).WithOpenNotesCounted(since: Workspace);
    }

    /// <summary>The state without what was known of closed files.</summary>
    public ServerState Without(IReadOnlyCollection<string> paths)
    {
        var workspace = Workspace;
        foreach (var path in paths.Where(path => !Open.ContainsKey(path)))
        {
            workspace = workspace.WithoutDocument(path).WithoutGlossaryFile(path).WithoutBibFile(path);
        }

        return (this with { Workspace = workspace, FileProblems = FileProblems.RemoveRange(paths), OutsideChanges = OutsideChanges + 1 })
            .WithOpenNotesCounted(since: Workspace);
    }

    /// <summary>Parses what <see cref="WithOpen"/> wants parsed.</summary>
    public static Document? Parse(OpenDocument open) =>
        open.Kind == DocumentKind.Note ? Document.Parse(open.Path, open.Text, open.Version) : null;

    /// <summary>
    /// The state with the terms of open notes counted again, where other terms are in force than in an earlier workspace: closed notes are read
    /// again for that, and open ones are not.
    /// </summary>
    /// <param name="since">Null: other terms are in force for certain.</param>
    public ServerState WithOpenNotesCounted(Workspace? since) =>
        since is not null && ReferenceEquals(since.GlossaryFiles, Workspace.GlossaryFiles) && ReferenceEquals(since.ConceptNotes, Workspace.ConceptNotes)
            ? this
            : this with { Workspace = WithTermsCounted(Workspace) };

    /// <summary>Terms as they are typed: the counts in open notes follow at once, those of closed notes when the file is saved.</summary>
    private Workspace WithTermsCounted(Workspace changed) => changed.WithDocuments([.. Open.Keys.Select(changed.Find).OfType<Document>()]);
}
