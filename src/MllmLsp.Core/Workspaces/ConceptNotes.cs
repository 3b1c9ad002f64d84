using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces;

/// <summary>Which notes are glossary entries.</summary>
public static class ConceptNotes
{
    /// <summary>
    /// True for a note with <c>term: true</c> in its front matter, and for one that the setting <c>glossary.notes</c> names, unless it says
    /// <c>term: false</c>.
    /// </summary>
    /// <param name="folder">The opened folder that holds the note; null where none does.</param>
    public static bool IsConceptNote(WorkspaceFolder? folder, string path, FrontMatter? frontMatter) => IsConceptNote(folder, path, frontMatter?.Term);

    /// <summary>As the other, for a note of which only <see cref="FrontMatter.Term"/> is known.</summary>
    public static bool IsConceptNote(WorkspaceFolder? folder, string path, bool? term) =>
        term ?? (folder is { Settings.ConceptNotes: { IsEmpty: false } patterns }
            && PathText.IsWithin(path, folder.Root)
            && PathPatterns.Parse(patterns).Includes(PathText.Relative(folder.Root, path)));

    /// <summary>As the other, for a text whose outline is not known: reads no further than its front matter.</summary>
    public static bool IsConceptNote(WorkspaceFolder? folder, string path, SourceText text) =>
        IsConceptNote(folder, path, FrontMatterReader.Read(text.ToString())?.Matter);

    /// <summary>Whether the same texts mean the same concepts in both, so that what was counted with one holds with the other.</summary>
    public static bool HaveSameTerms(IEnumerable<GlossaryFile> some, IEnumerable<GlossaryFile> others) => TermsOf(some).SequenceEqual(TermsOf(others));

    private static IEnumerable<(string Id, string Label, LabelRole Role, bool Homonym, string Near)> TermsOf(IEnumerable<GlossaryFile> files) =>
        from file in files
        from concept in file.Concepts
        from label in concept.Labels
        select (concept.Id, label.Text, label.Role, concept.Homonym || concept.Replace, string.Join('\n', concept.Near));

    /// <summary>The entry of a note that is one; null for any other, and for one without its text.</summary>
    internal static GlossaryFile? Read(WorkspaceFolder? folder, Document document) =>
        document.Text is { } text && IsConceptNote(folder, document.Path, document.Outline.FrontMatter)
            ? ConceptNote.Read(document.Path, text, document.Outline)
            : null;
}
