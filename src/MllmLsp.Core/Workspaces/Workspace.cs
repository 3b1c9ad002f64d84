using System.Collections.Concurrent;
using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Everything known at one moment: folders, paths, notes, glossaries. Immutable; a change is a new workspace that shares what stayed, and
/// equals the one built from scratch.
/// </summary>
public sealed class Workspace
{
    /// <summary>Of a larger batch of notes the index of backlinks is built anew, which is then cheaper than changing it.</summary>
    private const int MostCarried = 16;

    private readonly NoteIndex index;
    private readonly LayeredMap<Document> documents;
    private readonly GlossarySet glossaries;
    private readonly BibliographySet bibliographies;
    private readonly Lazy<ConcurrentDictionary<string, HashSet<string>>> targets = new(() => new(StringComparer.Ordinal));
    private readonly Lock making = new();
    private BacklinkIndex? backlinks;

    /// <summary>A <see cref="TermLists"/>; negative while nobody has asked.</summary>
    private int wantedTermLists = -1;

    private Workspace(
        ImmutableArray<WorkspaceFolder> folders,
        FileSet files,
        IndexState state,
        LayeredMap<Document> documents,
        NoteIndex index,
        GlossarySet glossaries,
        BibliographySet bibliographies,
        BacklinkIndex? backlinks = null)
    {
        Folders = folders;
        Files = files;
        State = state;
        this.documents = documents;
        this.index = index;
        this.glossaries = glossaries;
        this.bibliographies = bibliographies;
        this.backlinks = backlinks;
    }

    public static Workspace Empty { get; } = new(
        [],
        FileSet.Empty,
        IndexState.Nothing,
        LayeredMap<Document>.Empty,
        NoteIndex.Empty,
        GlossarySet.Empty,
        BibliographySet.Empty);

    public ImmutableArray<WorkspaceFolder> Folders { get; }

    public FileSet Files { get; }

    public IndexState State { get; }

    /// <summary>Every note that is open or indexed, in no order.</summary>
    public IEnumerable<Document> Documents => documents.Values;

    public int DocumentCount => documents.Count;

    /// <summary>Who may refer to whom. Built at first use, linear in all references; then carried along by every change of a few notes.</summary>
    internal BacklinkIndex Backlinks => backlinks ?? Made();

    /// <summary>Rules that ask run on all cores: one of them makes the index, and the others wait for it.</summary>
    private BacklinkIndex Made()
    {
        lock (making)
        {
            return backlinks ??= BacklinkIndex.Of(documents.Values);
        }
    }

    /// <summary>The workspace's own glossary files, by path.</summary>
    public ImmutableSortedDictionary<string, GlossaryFile> GlossaryFiles => glossaries.Files;

    /// <summary>
    /// The notes that are glossary entries, by path. The same instance as long as no entry changed; what else changes in a note does not.
    /// </summary>
    public ImmutableSortedDictionary<string, GlossaryFile> ConceptNotes => glossaries.Notes;

    public Workspace WithFolders(ImmutableArray<WorkspaceFolder> folders) =>
        new(folders, Files, State, documents, index, glossaries, bibliographies, backlinks);

    public Workspace WithFiles(FileSet files) => new(Folders, files, State, documents, index, glossaries, bibliographies, backlinks);

    public Workspace WithState(IndexState state) => new(Folders, Files, state, documents, index, glossaries, bibliographies, backlinks);

    /// <summary>
    /// Adds a note or takes the place of the one with its path. Where it comes with its text, it may be a glossary entry, and its terms are
    /// counted; those of other notes are counted again as they are added again.
    /// </summary>
    public Workspace WithDocument(Document document) => WithDocuments([document]);

    /// <summary>As <see cref="WithDocument"/>, for many: counting runs on all cores.</summary>
    public Workspace WithDocuments(IReadOnlyCollection<Document> added)
    {
        var source = added as IReadOnlyList<Document> ?? [.. added];
        var entries = Each(source, note => Workspaces.ConceptNotes.Read(FolderOf(note.Path), note));
        var read = Enumerable.Range(0, entries.Length).Where(i => SaysWhatItIs(source[i])).Select(i => (source[i].Path, entries[i]));
        var terms = new Workspace(Folders, Files, State, documents, index, glossaries.WithNotes(read), bibliographies);
        var counted = Each(source, terms.Counted);

        var newBacklinks = counted.Length <= MostCarried ? backlinks : null;
        var latest = new Dictionary<string, Document>(counted.Length, StringComparer.Ordinal);
        foreach (var document in counted)
        {
            newBacklinks = newBacklinks?.With(latest.GetValueOrDefault(document.Path) ?? documents.Find(document.Path), document);
            latest[document.Path] = document;
        }

        var changed = index.With([.. latest.Values.Select(document => (documents.Find(document.Path), (Document?)document))]);
        foreach (var document in latest.Values)
        {
            document.ForgetUnlessHeld();
        }

        return new Workspace(Folders, Files, State, documents.With(latest), changed, terms.glossaries, bibliographies, newBacklinks);
    }

    public Workspace WithoutDocument(string path) => documents.Find(path) is null ? this : WithoutDocuments([path]);

    /// <summary>As <see cref="WithoutDocument"/>, for many.</summary>
    public Workspace WithoutDocuments(IReadOnlyCollection<string> paths)
    {
        var (left, gone) = (documents, new List<(Document?, Document?)>());
        var newBacklinks = paths.Count <= MostCarried ? backlinks : null;
        foreach (var path in paths)
        {
            if (left.Find(path) is { } old)
            {
                (left, newBacklinks) = (left.Without(path), newBacklinks?.With(old, null));
                gone.Add((old, null));
            }
        }

        return new Workspace(
            Folders, Files, State, left, index.With(gone), glossaries.WithNotes(paths.Select(path => (path, (GlossaryFile?)null))), bibliographies, newBacklinks);
    }

    /// <summary>The glossary that comes with the program. The terms of notes are counted again as they are added again.</summary>
    public Workspace WithBuiltInGlossary(ImmutableArray<GlossaryFile> files) => WithBuiltInGlossary(files.IsEmpty ? null : new Lazy<ImmutableArray<GlossaryFile>>(files));

    /// <summary>As the other, for files that are read when somebody first asks for a term; null for none.</summary>
    public Workspace WithBuiltInGlossary(Lazy<ImmutableArray<GlossaryFile>>? files) =>
        new(Folders, Files, State, documents, index, glossaries.WithBuiltIn(files), bibliographies, backlinks);

    /// <summary>
    /// Adds a glossary file or takes the place of the one with its path. A file with a YAML error gives its problems; the concepts of its
    /// last good copy stay in force.
    /// </summary>
    public Workspace WithGlossaryFile(GlossaryFile file) => WithGlossaryFiles([file]);

    public Workspace WithGlossaryFiles(IEnumerable<GlossaryFile> files) =>
        new(Folders, Files, State, documents, index, glossaries.With(files), bibliographies, backlinks);

    public Workspace WithoutGlossaryFile(string path) =>
        new(Folders, Files, State, documents, index, glossaries.Without(path), bibliographies, backlinks);

    /// <summary>The bibliography files, by path.</summary>
    public ImmutableSortedDictionary<string, BibFile> BibFiles => bibliographies.Files;

    /// <summary>Adds bibliography files, or takes the place of those with their paths.</summary>
    public Workspace WithBibFiles(IReadOnlyCollection<BibFile> files) => files.Count == 0
        ? this
        : new(Folders, Files, State, documents, index, glossaries, bibliographies.With(files), backlinks);

    public Workspace WithoutBibFile(string path) => new(Folders, Files, State, documents, index, glossaries, bibliographies.Without(path), backlinks);

    /// <summary>The entries that a note can cite: those of the files in its folder.</summary>
    public Bibliography BibliographyFor(string path) => bibliographies.For(FolderOf(path));

    /// <summary>What is wrong in a bibliography file.</summary>
    public ImmutableArray<Diagnostic> BibProblems(string path, Language language) => !BibFiles.TryGetValue(path, out var file) ? [] :
    [
        .. file.Problems.Select(problem => new Diagnostic(
            DiagnosticCodes.BibliographyProblem,
            DiagnosticCodes.DefaultSeverities[DiagnosticCodes.BibliographyProblem],
            problem.Span,
            language == Language.Chinese ? problem.Chinese : problem.English)),
    ];

    /// <summary>The note with this path, or null.</summary>
    public Document? Find(string path) => documents.Find(path);

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

    /// <summary>The glossary in force for a note: built-in, laid over by the workspace's files and concept notes that reach it.</summary>
    public Glossary GlossaryFor(string path) => GlossarySourcesFor(path).Glossary;

    /// <summary>What <see cref="GlossaryFor"/> is made of; makes nothing.</summary>
    public GlossarySources GlossarySourcesFor(string path) => glossaries.For(path, FolderOf(path), Folders, SettingsFor(path).BuiltInGlossary);

    /// <summary>The glossary in which a glossary file stands: as <see cref="GlossaryFor"/>, and itself even where it applies elsewhere.</summary>
    public Glossary GlossaryAround(string path) => glossaries.Around(path, FolderOf(path), Folders, SettingsFor(path).BuiltInGlossary).Glossary;

    /// <summary>What a note does with the terms of the glossary in force for it.</summary>
    public NoteTerms ReadTerms(string path, Outline outline, SourceText text) =>
        TermReader.Read(GlossaryFor(path), path, outline, text, TermListsOf(outline));

    /// <summary>The lists that a note's rules ask for: all where it has a comment that suppresses findings, since then all rules run.</summary>
    public TermLists TermListsOf(Outline outline) => TermListsOf(suppresses: !outline.Suppressions.IsEmpty);

    /// <summary>As the other, for a note of which no more is known than whether it has such a comment.</summary>
    public TermLists TermListsOf(bool suppresses)
    {
        if (suppresses)
        {
            return TermLists.All;
        }

        if (wantedTermLists < 0)
        {
            wantedTermLists = (int)(Folders.IsEmpty ? WantedTermLists.Of(Settings.Default) : WantedTermLists.Of(Folders));
        }

        return (TermLists)wantedTermLists;
    }

    /// <summary>Problems of a glossary file or concept note: its own, and those it has together with the others in force for it.</summary>
    /// <param name="alone">Only its own: while not all the others are known.</param>
    public ImmutableArray<Diagnostic> GlossaryProblems(string path, Language language, bool alone = false) =>
        [.. glossaries.Problems(path, alone ? null : GlossaryAround(path)).Select(problem => problem.ToDiagnostic(language))];

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

    /// <summary>Every title of a note, folded (<see cref="NameKey.Folded"/>), with the paths of the notes that have it.</summary>
    internal IEnumerable<(string Title, ImmutableArray<string> Paths)> TitledNotes() => index.Titles.All();

    /// <summary>Paths of the notes with this alias in their front matter, whatever its case.</summary>
    public ImmutableArray<string> FindByAlias(string alias) => index.Aliases[NameKey.Folded(alias)];

    /// <summary>Paths of the notes in which a word stands that may be a slip (<see cref="Misspelling.Key"/>).</summary>
    public ImmutableArray<string> NotesWithMisspelling(string key) => index.Misspellings[key];

    /// <summary>
    /// Builds what only some questions need, so that the first of them does not have to. For when there is time: the answers are the same.
    /// </summary>
    public void Prepare() => _ = Backlinks;

    /// <summary>Ends the memory of what the bytes of closed notes say, for when a folder has been read.</summary>
    public void Forget()
    {
        foreach (var document in Documents)
        {
            document.Forget();
        }
    }

    /// <summary>In how many notes a label of the concept stands.</summary>
    public int NotesThatMention(string conceptId) => Backlinks.CountMentioning(conceptId);

    /// <summary>Notes that may refer to a file: all that do, and few that do not. The file itself is not among them.</summary>
    internal IEnumerable<Document> MayReferTo(string path) =>
        Backlinks.MayReferTo(this, path).Where(user => user != path).Select(Find).OfType<Document>();

    /// <summary>Paths that a note's references lead to. Resolved once for this workspace: an index may be asked by each of the notes that it lists.</summary>
    internal IReadOnlySet<string> TargetsOf(Document note) => targets.Value.GetOrAdd(
        note.Path,
        _ => note.Outline.References.Select(reference => Resolver.Resolve(this, note, reference).Path).OfType<string>().ToHashSet(StringComparer.Ordinal));

    /// <summary>Notes that may link to a concept, by one of its names or by the note that it is: all that do, and few that do not.</summary>
    internal IEnumerable<Document> MayLinkTo(Concept concept) => Backlinks.MayLinkTo(concept)
        .Concat(ConceptNotes.ContainsKey(concept.DefinedIn) ? Backlinks.MayReferTo(this, concept.DefinedIn) : [])
        .Distinct(StringComparer.Ordinal)
        .Select(Find)
        .OfType<Document>();

    /// <summary>Notes in whose prose a label of the concept stands.</summary>
    internal IEnumerable<Document> Mentioning(string conceptId) => Backlinks.Mentioning(conceptId).Select(Find).OfType<Document>()
        .Where(note => note.Mentions is { } mentions && mentions.BinarySearch(conceptId, StringComparer.Ordinal) >= 0);

    /// <summary>Every tag, folded, with the number of notes that have it or one nested below it.</summary>
    internal IEnumerable<(string Tag, int Notes)> Tags() => Backlinks.Tags();

    /// <summary>A folded tag as the first note by path writes it.</summary>
    internal string SpellingOfTag(string tag)
    {
        foreach (var document in Tagged(tag))
        {
            foreach (var written in (document.Outline.FrontMatter?.Tags ?? []).Concat(document.Outline.Tags))
            {
                var folded = NameKey.Folded(written.Name);
                if (folded == tag || folded.StartsWith(tag + "/", StringComparison.Ordinal))
                {
                    return folded.Length == written.Name.Length ? written.Name[..tag.Length] : tag;
                }
            }
        }

        return tag;
    }

    /// <summary>Notes that cite a key, or write it as if.</summary>
    internal IEnumerable<Document> Citing(string key) => Backlinks.Citing(key).Select(Find).OfType<Document>();

    /// <summary>Notes with a tag or one nested below it.</summary>
    internal IEnumerable<Document> Tagged(string tag) => Backlinks.Tagged(tag).Select(Find).OfType<Document>();

    /// <summary>The same of each note, on all cores where there are many.</summary>
    private static T[] Each<T>(IReadOnlyList<Document> notes, Func<Document, T> what)
    {
        var results = new T[notes.Count];
        if (notes.Count < 8)
        {
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = what(notes[i]);
            }
        }
        else
        {
            Parallel.For(0, results.Length, i => results[i] = what(notes[i]));
        }

        return results;
    }

    /// <summary>Without its text a note may still be an entry as it was; that it is none any more, its outline says.</summary>
    private bool SaysWhatItIs(Document note) =>
        note.Text is not null || (ConceptNotes.ContainsKey(note.Path) && !Workspaces.ConceptNotes.IsConceptNote(FolderOf(note.Path), note.Path, note.Outline.FrontMatter));

    /// <summary>A closed note gives its text away once its terms are read.</summary>
    private Document Counted(Document document)
    {
        if (document.Text is not { } text)
        {
            return document;
        }

        return document with { Terms = ReadTerms(document.Path, document.Outline, text), Text = document.IsOpen ? text : null };
    }
}
