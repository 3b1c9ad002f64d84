using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Terms;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Everything known at one moment: folders, paths, notes, glossaries. Immutable; a change is a new workspace that shares what stayed, and
/// equals the one built from scratch.
/// </summary>
public sealed class Workspace
{
    private readonly NoteIndex index;
    private readonly ImmutableDictionary<string, Document> documents;
    private readonly GlossarySet glossaries;

    private Workspace(
        ImmutableArray<WorkspaceFolder> folders,
        FileSet files,
        IndexState state,
        ImmutableDictionary<string, Document> documents,
        NoteIndex index,
        GlossarySet glossaries)
    {
        Folders = folders;
        Files = files;
        State = state;
        this.documents = documents;
        this.index = index;
        this.glossaries = glossaries;
    }

    public static Workspace Empty { get; } = new(
        [],
        FileSet.Empty,
        IndexState.Nothing,
        ImmutableDictionary.Create<string, Document>(StringComparer.Ordinal),
        NoteIndex.Empty,
        GlossarySet.Empty);

    public ImmutableArray<WorkspaceFolder> Folders { get; }

    public FileSet Files { get; }

    public IndexState State { get; }

    /// <summary>Every note that is open or indexed, in no order.</summary>
    public IEnumerable<Document> Documents => documents.Values;

    public int DocumentCount => documents.Count;

    /// <summary>The workspace's own glossary files, by path.</summary>
    public ImmutableSortedDictionary<string, GlossaryFile> GlossaryFiles => glossaries.Files;

    public Workspace WithFolders(ImmutableArray<WorkspaceFolder> folders) =>
        new(folders, Files, State, documents, index, glossaries);

    public Workspace WithFiles(FileSet files) => new(Folders, files, State, documents, index, glossaries);

    public Workspace WithState(IndexState state) => new(Folders, Files, state, documents, index, glossaries);

    /// <summary>Adds a note or takes the place of the one with its path. Where it comes with its text, its terms are counted.</summary>
    public Workspace WithDocument(Document document) => WithDocuments([document]);

    /// <summary>As <see cref="WithDocument"/>, for many: counting runs on all cores.</summary>
    public Workspace WithDocuments(IReadOnlyCollection<Document> added)
    {
        var counted = new Document[added.Count];
        if (added.Count < 8)
        {
            var at = 0;
            foreach (var document in added)
            {
                counted[at++] = Counted(document);
            }
        }
        else
        {
            var source = added as IReadOnlyList<Document> ?? [.. added];
            Parallel.For(0, counted.Length, i => counted[i] = Counted(source[i]));
        }

        var all = documents.ToBuilder();
        var changed = index;
        foreach (var document in counted)
        {
            changed = changed.With(all.GetValueOrDefault(document.Path), document);
            all[document.Path] = document;
        }

        return new Workspace(Folders, Files, State, all.ToImmutable(), changed, glossaries);
    }

    public Workspace WithoutDocument(string path) => documents.TryGetValue(path, out var old)
        ? new Workspace(Folders, Files, State, documents.Remove(path), index.With(old, null), glossaries)
        : this;

    /// <summary>The glossary that comes with the program. The terms of notes are counted again as they are added again.</summary>
    public Workspace WithBuiltInGlossary(ImmutableArray<GlossaryFile> files) =>
        new(Folders, Files, State, documents, index, glossaries.WithBuiltIn(files));

    /// <summary>
    /// Adds a glossary file or takes the place of the one with its path. A file with a YAML error gives its problems; the concepts of its
    /// last good copy stay in force.
    /// </summary>
    public Workspace WithGlossaryFile(GlossaryFile file) => WithGlossaryFiles([file]);

    public Workspace WithGlossaryFiles(IEnumerable<GlossaryFile> files) =>
        new(Folders, Files, State, documents, index, glossaries.With(files));

    public Workspace WithoutGlossaryFile(string path) =>
        new(Folders, Files, State, documents, index, glossaries.Without(path));

    /// <summary>The note with this path, or null.</summary>
    public Document? Find(string path) => documents.GetValueOrDefault(path);

    /// <summary>The innermost opened folder that holds a path, or null for a document outside all of them.</summary>
    public WorkspaceFolder? FolderOf(string path)
    {
        WorkspaceFolder? found = null;
        foreach (var folder in Folders)
        {
            if (PathText.IsWithin(path, folder.Path) && (found is null || folder.Path.Length > found.Path.Length))
            {
                found = folder;
            }
        }

        return found;
    }

    /// <summary>The settings for a path: those of the nearest settings file, its folder's, the first folder's, the default.</summary>
    public Settings SettingsFor(string path) => FolderOf(path)?.SettingsFor(path) ?? (Folders.IsEmpty ? Settings.Default : Folders[0].Settings);

    /// <summary>As <see cref="SettingsFor"/>, with what their overrides say of this one file laid over: what decides its findings.</summary>
    public Settings NoteSettings(string path) => FolderOf(path) is { } folder ? folder.SettingsFor(path).ForFile(path, folder.Path) : SettingsFor(path);

    /// <summary>The glossary in force for a note: built-in, laid over by the workspace's files that reach it.</summary>
    public Glossary GlossaryFor(string path) => glossaries.For(path, FolderOf(path), SettingsFor(path).BuiltInGlossary);

    /// <summary>Problems of a glossary file: its own, and those it has together with the others in force for it.</summary>
    public ImmutableArray<Diagnostic> GlossaryProblems(string path, Language language) =>
        [.. glossaries.Problems(path, GlossaryFor(path)).Select(problem => problem.ToDiagnostic(language))];

    /// <summary>Whether a path is a note by its extension.</summary>
    public bool IsNote(string path) => SettingsFor(path).Extensions.Contains(PathText.Extension(path).ToLowerInvariant());

    /// <summary>Files of this name in any folder, whatever the case; an open note that is not on the disk yet is one.</summary>
    public ImmutableArray<string> FindByName(string name)
    {
        var open = index.OpenNames[NameKey.Folded(name)];
        var found = Files.FindByName(name);
        return open.IsEmpty ? found : [.. found.Union(open, StringComparer.Ordinal)];
    }

    /// <summary>Paths of the notes with this title, whatever its case.</summary>
    public ImmutableArray<string> FindByTitle(string title) => index.Titles[NameKey.Folded(title)];

    /// <summary>Paths of the notes with this alias in their front matter, whatever its case.</summary>
    public ImmutableArray<string> FindByAlias(string alias) => index.Aliases[NameKey.Folded(alias)];

    /// <summary>Paths of the notes in which a word stands that may be a slip (<see cref="Misspelling.Key"/>).</summary>
    public ImmutableArray<string> NotesWithMisspelling(string key) => index.Misspellings[key];

    /// <summary>Paths of the notes with a link that ends in this name, whatever its case; the links may lead elsewhere.</summary>
    internal ImmutableArray<string> FindReferrers(string name) => index.ReferrersOf(documents.Values)[name];

    /// <summary>In how many notes a label of the concept stands.</summary>
    public int NotesThatMention(string conceptId)
    {
        var count = 0;
        foreach (var document in documents.Values)
        {
            if (document.Mentions is { } mentions && mentions.BinarySearch(conceptId, StringComparer.Ordinal) >= 0)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>A closed note gives its text away once its terms are read.</summary>
    private Document Counted(Document document)
    {
        if (document.Text is not { } text)
        {
            return document;
        }

        var terms = TermReader.Read(GlossaryFor(document.Path), document.Outline, text);
        return document with { Terms = terms, Text = document.IsOpen ? text : null };
    }
}
