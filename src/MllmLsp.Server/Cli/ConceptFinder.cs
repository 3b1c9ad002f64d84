using System.Collections.Immutable;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>A place of a concept.</summary>
internal sealed record ConceptPlace(string Path, SourceText Text, TermMatch Match);

/// <summary>What a search found.</summary>
/// <param name="Concepts">What the term means; empty where no glossary knows it.</param>
/// <param name="Nearest">Labels that an unknown term may stand for.</param>
/// <param name="Places">By path, then by place.</param>
/// <param name="NoteCount">How many notes were searched.</param>
internal sealed record FindResult(
    ImmutableArray<Concept> Concepts, ImmutableArray<string> Nearest, ImmutableArray<ConceptPlace> Places, int NoteCount);

/// <summary>Searches notes for the concepts that a term names.</summary>
internal static class ConceptFinder
{
    private const int NearestCount = 5;

    public static FindResult Find(string term, LintTarget target, Language language)
    {
        var workspace = WorkspaceOf(target, language, out var texts);
        var notes = workspace.Documents.Where(note => target.Covers(note.Path)).OrderBy(note => note.Path, StringComparer.Ordinal).ToArray();

        // Nested glossaries speak to their own notes, so that a term may mean something in some of them only.
        var glossaries = notes.Select(note => workspace.GlossaryFor(note.Path)).Append(workspace.GlossaryFor(target.Path)).Distinct().ToArray();
        var meanings = glossaries.ToDictionary(glossary => glossary, glossary => glossary.Lookup(term));
        var concepts = meanings.Values.SelectMany(found => found).DistinctBy(concept => concept.Id).ToImmutableArray();
        var places = new ImmutableArray<ConceptPlace>[notes.Length];
        Parallel.For(0, notes.Length, i => places[i] = PlacesIn(workspace, notes[i], texts, meanings));
        return new FindResult(
            concepts,
            concepts.IsEmpty ? workspace.GlossaryFor(target.Path).Nearest(term, NearestCount) : [],
            [.. places.SelectMany(found => found)],
            notes.Length);
    }

    private static ImmutableArray<ConceptPlace> PlacesIn(
        Workspace workspace, Document note, ReadTexts texts, Dictionary<Glossary, ImmutableArray<Concept>> meanings)
    {
        var glossary = workspace.GlossaryFor(note.Path);
        if (meanings[glossary].IsEmpty || texts.Find(note.Path) is not { } text)
        {
            return [];
        }

        var ids = meanings[glossary].Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        return [.. ConceptSearch.In(glossary, note, text, ids).Select(match => new ConceptPlace(note.Path, text, match))];
    }

    /// <summary>The root of the target, so that its glossaries count; a note that is named outright is searched even where it is not indexed.</summary>
    private static Workspace WorkspaceOf(LintTarget target, Language language, out ReadTexts texts)
    {
        var root = RootFinder.Find(target.Folder);
        var loaded = WorkspaceLoader.Load([WorkspaceLoader.Scan(root, root, SettingsFile.ReadProject(root, Settings.Default, language))]);
        texts = loaded.Texts;
        if (target.IsFolder || loaded.Workspace.Find(target.Path) is not null)
        {
            return loaded.Workspace;
        }

        var named = FileReader.Read(target.Path);
        texts.Add(target.Path, named.Text);
        return loaded.Workspace.WithDocument(Document.Parse(target.Path, named.Text));
    }
}
