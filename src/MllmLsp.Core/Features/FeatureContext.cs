using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>What a feature needs besides the snapshot.</summary>
/// <param name="Language">Of cards, titles and messages.</param>
/// <param name="ReadText">
/// The text of a closed note, by path; null where it cannot be read. The caller reads it: the core does not. An open note's own text goes
/// before it.
/// </param>
public sealed record FeatureContext(Language Language, Func<string, SourceText?> ReadText)
{
    /// <summary>A context in which closed notes have no text.</summary>
    public static FeatureContext English { get; } = new(Language.English, _ => null);

    /// <summary>An address for a place in a file, for links in cards; null where the client cannot follow one.</summary>
    public Func<Location, string?> LinkTo { get; init; } = _ => null;

    /// <summary>The edit that adds a word to <c>ignoreWords</c> of the settings that hold for a note; null where there is no file to edit.</summary>
    public Func<string, string, DocumentEdit?> IgnoreWord { get; init; } = (_, _) => null;

    /// <summary>Whether the editor carries out edits that make new files.</summary>
    public bool CreatesFiles { get; init; } = true;

    /// <summary>Whether the editor carries out edits that delete files.</summary>
    public bool DeletesFiles { get; init; } = true;

    /// <summary>An address that shows a concept in the client's own view of the glossary; null where it has none.</summary>
    public Func<Concept, string?> ConceptView { get; init; } = _ => null;

    /// <summary>The editor itself rewrites links with a destination when a file moves: only wiki links are left to do.</summary>
    public bool EditorMovesLinks { get; init; }

    /// <summary>What a picture's file says of itself, by path; null for a file that is none or cannot be read.</summary>
    public Func<string, ImageInfo?> ImageAt { get; init; } = _ => null;

    public string Say(string english, string chinese) => Language == Language.Chinese ? chinese : english;

    public SourceText? TextOf(Workspace workspace, string path) => workspace.Find(path)?.Text ?? ReadText(path);
}
