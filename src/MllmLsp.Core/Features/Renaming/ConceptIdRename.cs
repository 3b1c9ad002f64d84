using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>
/// The id of a concept: in its entry, in relations of all glossary files and concept notes, and in wiki links that name it. An entry without an
/// id of its own gets one.
/// </summary>
/// <param name="Path">Of the document from which it was asked for, whose glossary decides what the id means.</param>
/// <param name="Concept">As the entry in its own file has it, before anything is laid over or below it.</param>
internal sealed record ConceptIdRename(TextSpan Span, string Name, Workspace Workspace, string Path, Concept Concept) : RenameSubject(Span, Name)
{
    public override Wording? Refusal => IsBuiltIn(Workspace, Path, Name)
        ? new Wording(
            $"'{Name}' is an entry of the built-in glossary, whose ids cannot be changed.",
            $"“{Name}”是内置术语表的条目，其编号不能修改。")
        : null;

    public static RenameSubject? InGlossary(Workspace workspace, GlossaryDocument document, int offset)
    {
        if (GlossaryPlace.At(document.Text, offset) is not { IsKey: false, Key.Value: GlossaryValue.Ids or GlossaryValue.OwnId } place || place.Span.IsEmpty)
        {
            return null;
        }

        var id = document.Text.Slice(place.Span).ToString();
        return Entry(workspace, document.Path, id, place.Span) is { } entry ? new ConceptIdRename(place.Span, id, workspace, document.Path, entry) : null;
    }

    /// <summary>A wiki link that names an id, or a property of a concept note.</summary>
    public static RenameSubject? InNote(Workspace workspace, Document note, int offset)
    {
        if (note.Outline.ReferenceAt(offset) is { IsWiki: true } link && link.TargetSpan.Touches(offset)
            && Resolver.Resolve(workspace, note, link).Concept is { } concept && NamesId(workspace, note, link, concept)
            && Entry(workspace, note.Path, link.Target, null) is { } linked)
        {
            return new ConceptIdRename(link.TargetSpan, link.Target, workspace, note.Path, linked);
        }

        return NoteProperty.At(workspace, note, offset) is var (_, span) && note.Text is { } text
            && Entry(workspace, note.Path, text.Slice(span).ToString(), span) is { } entry
                ? new ConceptIdRename(span, text.Slice(span).ToString(), workspace, note.Path, entry)
                : null;
    }

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim();
        if (Refusal is { } refusal)
        {
            return new RenameResult([], refusal);
        }

        if (!ConceptSlug.IsId(name))
        {
            return RenameResult.Refused(
                $"'{name}' is no id: write lower-case letters, digits and Chinese characters, with single hyphens between words.",
                $"“{name}”不是编号：请用小写字母、数字和汉字，词间用一个连字符。");
        }

        if (name == Name)
        {
            return new RenameResult([]);
        }

        var uses = IsInForce ? ConceptUses.Of(Workspace, InForce!).Where(use => use.Id == Name).ToArray() : [];
        var links = IsInForce ? Links().ToArray() : [];
        var paths = uses.Select(use => use.Path).Append(Concept.DefinedIn).Distinct(StringComparer.Ordinal).ToArray();
        if (paths.Select(path => Workspace.GlossaryAround(path).Find(name)).FirstOrDefault(taken => taken is not null) is { } owner)
        {
            return RenameResult.Refused(
                $"'{name}' is the id of '{owner.NameIn(Language.English)}' already: choose another one.",
                $"“{name}”已是“{owner.NameIn(Language.Chinese)}”的编号：请换一个。");
        }

        if (paths.FirstOrDefault(path => Workspace.GlossaryFiles.TryGetValue(path, out var file) && file.IsBroken) is { } broken)
        {
            return RenameResult.Refused(
                $"{PathText.Name(broken)} cannot be read at the moment: mend its YAML first, so that no use of the id is missed.",
                $"{PathText.Name(broken)} 目前无法读取：请先改正其中的 YAML，以免漏改编号。");
        }

        return RenameResult.Of(uses.Select(use => (use.Path, new TextChange(use.Span, name)))
            .Append((Concept.DefinedIn, OwnId(name)))
            .Concat(links.Select(link => (link.Path, new TextChange(link.Span, name)))));
    }

    /// <summary>The concept that has the id for the asking document; null where another entry with the same id counts.</summary>
    private Concept? InForce => Workspace.GlossaryAround(Concept.DefinedIn).Find(Name) is { } found && ConceptUses.AreSame(found, Concept) ? found : null;

    private bool IsInForce => InForce is not null;

    /// <summary>The entry with an id: the one that is written at <paramref name="at"/>, else the one in force; null where there is none.</summary>
    private static Concept? Entry(Workspace workspace, string path, string id, TextSpan? at)
    {
        var glossary = workspace.GlossaryAround(path);
        if (at is not null && glossary.Files.TryGetValue(path, out var own) && own.Concepts.FirstOrDefault(entry => entry.IdSpan == at) is { } written)
        {
            return written;
        }

        return glossary.Find(id) is { } found && glossary.Files.TryGetValue(found.DefinedIn, out var file)
            ? file.Concepts.FirstOrDefault(entry => entry.NameSpan == found.NameSpan)
            : null;
    }

    private static bool IsBuiltIn(Workspace workspace, string path, string id) => workspace.GlossaryAround(path).Files.Values
        .Where(file => file.Path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal))
        .Any(file => file.Concepts.Any(concept => concept.Id == id));

    /// <summary>A link that is spelled as one of the labels names that, whatever the id is.</summary>
    private static bool NamesId(Workspace workspace, Document note, in Reference link, Concept concept)
    {
        var target = link.Target;
        return ConceptUses.AreSame(workspace.GlossaryFor(note.Path).Find(target), concept) && !concept.Labels.Any(label => label.Text == target);
    }

    private IEnumerable<(string Path, TextSpan Span)> Links()
    {
        foreach (var note in Workspace.MayLinkTo(InForce! with { Id = Name }))
        {
            foreach (var link in note.Outline.References.Where(reference => reference.IsWiki && reference.Target == Name))
            {
                if (Resolver.Resolve(Workspace, note, link).Concept is { } concept && ConceptUses.AreSame(concept, Concept) && NamesId(Workspace, note, link, concept))
                {
                    yield return (note.Path, link.TargetSpan);
                }
            }
        }
    }

    /// <summary>The new id in the place of the old one; where that was made from a label, a key of its own.</summary>
    private TextChange OwnId(string name)
    {
        if (Concept.IdSpan is { } span)
        {
            return new TextChange(span, name);
        }

        return Workspace.ConceptNotes.TryGetValue(Concept.DefinedIn, out var note)
            ? NewId.InNote(note.Text, name)
            : NewId.InGlossary(Workspace.GlossaryFiles[Concept.DefinedIn].Text, Concept, name);
    }
}
