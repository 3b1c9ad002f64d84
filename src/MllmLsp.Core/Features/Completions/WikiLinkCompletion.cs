using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Completions;

/// <summary>
/// Completion inside <c>[[</c>: notes and glossary terms; headings behind <c>#</c>, those of all notes behind <c>##</c>; blocks behind <c>#^</c>.
/// </summary>
internal static class WikiLinkCompletion
{
    private const int Near = 0;
    private const int Far = 1;
    private const int Term = 2;

    /// <returns>Null where the cursor is in no wiki link.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        if (Start(place) is not { } start)
        {
            return null;
        }

        var typed = place.Before[start..].ToString();
        if (typed.Contains('|'))
        {
            return CompletionList.Empty;
        }

        if (typed.StartsWith("##", StringComparison.Ordinal))
        {
            return AllHeadings(place, typed[2..], place.Typed(start));
        }

        var hash = typed.LastIndexOf('#');
        if (hash < 0)
        {
            var names = new OfferList(typed, place.Typed(start), Close(place));
            AddNotes(place, names);
            AddTerms(place, names);
            return names.ToList();
        }

        return Target(place, typed[..typed.IndexOf('#')]) is { } note
            ? Places(note, new OfferList(typed[(hash + 1)..], place.Typed(start + hash + 1), Close(place)))
            : CompletionList.Empty;
    }

    /// <summary>A heading as a wiki link can write it: the marks of the link itself become spaces.</summary>
    public static string HeadingText(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = characters[i] is '#' or '|' or '[' or ']' or '^' ? ' ' : characters[i];
        }

        return string.Join(' ', new string(characters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>How a wiki link in a folder names a note: by its stem where no other note has it, else by its path.</summary>
    public static string NameOf(Workspace workspace, WorkspaceFolder folder, string path)
    {
        var isUnique = !workspace.Files.FindByName(PathText.Name(path)).Any(other => other != path && PathText.IsWithin(other, folder.Path));
        if (isUnique)
        {
            return PathText.Stem(path);
        }

        var below = PathText.Relative(folder.Path, path);
        return below[..^PathText.Extension(below).Length];
    }

    /// <summary>Where the target of an open <c>[[</c> on the cursor's line begins, counted from the line's start; null where there is none.</summary>
    private static int? Start(CompletionPlace place)
    {
        var open = place.Before.LastIndexOf("[[", StringComparison.Ordinal);
        return open < 0 || place.Before[(open + 2)..].IndexOfAny('[', ']') >= 0 || place.IsInert(open) ? null : open + 2;
    }

    /// <summary>What closes the link: nothing where it is closed already, before any other opening bracket.</summary>
    private static string Close(CompletionPlace place)
    {
        var end = place.Behind.IndexOf("]]", StringComparison.Ordinal);
        return end >= 0 && place.Behind[..end].IndexOf('[') < 0 ? "" : "]]";
    }

    private static Document? Target(CompletionPlace place, string target)
    {
        if (target.Trim().Length == 0)
        {
            return place.Document;
        }

        var reference = new Reference(ReferenceKind.Wiki, default, default, target.Trim(), default, null, default);
        return Resolver.Resolve(place.Workspace, place.Document, reference).Document;
    }

    private static void AddNotes(CompletionPlace place, OfferList offers)
    {
        if (place.Workspace.FolderOf(place.Document.Path) is not { } folder)
        {
            return;
        }

        var own = PathText.Folder(place.Document.Path);
        foreach (var note in place.Workspace.Documents)
        {
            if (note.Path != place.Document.Path && PathText.IsWithin(note.Path, folder.Path))
            {
                var kind = PathText.IsIn(note.Path, own) ? Near : Far;
                if (offers.Wants(PathText.StemOf(note.Path), kind, 0, note.Outline.Title))
                {
                    AddNote(place, folder, note, kind, offers);
                }
            }
        }
    }

    private static void AddNote(CompletionPlace place, WorkspaceFolder folder, Document note, int kind, OfferList offers)
    {
        var stem = PathText.Stem(note.Path);
        var title = note.Outline.Title;
        offers.Add(
            stem,
            kind,
            0,
            () => new Offer(stem, CompletionKind.File, NameOf(place.Workspace, folder, note.Path))
            {
                Detail = title is { Length: > 0 } && title != stem ? title : PathText.Folder(PathText.Relative(folder.Path, note.Path)) is { Length: > 0 } below ? below : null,
                Also = title,
                DocumentPath = note.Path,
                CommitCharacters = "#",
            },
            title);
    }

    private static void AddTerms(CompletionPlace place, OfferList offers)
    {
        if (!place.Workspace.SettingsFor(place.Document.Path).WikiLinksToConcepts)
        {
            return;
        }

        foreach (var concept in place.Workspace.GlossaryFor(place.Document.Path).Concepts)
        {
            foreach (var label in concept.Labels)
            {
                if (label.Role is LabelRole.Preferred or LabelRole.Alternative && offers.Wants(label.Text, Term, 0))
                {
                    AddTerm(place, concept, label, offers);
                }
            }
        }
    }

    private static void AddTerm(CompletionPlace place, Concept concept, Label label, OfferList offers) =>
        offers.Add(label.Text, Term, 0, () => TermOffer(concept, label, place.Context.Language));

    private static Offer TermOffer(Concept concept, Label label, Language language)
    {
        var other = language == Language.Chinese || label.Language == Language.English ? Language.Chinese : Language.English;
        return new Offer(label.Text, CompletionKind.Concept, label.Text)
        {
            Detail = label.Language == other ? null : concept.ShownLabel(other)?.Text,
            ConceptId = concept.Id,
        };
    }

    private static CompletionList Places(Document note, OfferList offers)
    {
        foreach (var heading in note.Outline.Headings)
        {
            var name = HeadingText(heading.Text);
            if (name.Length > 0)
            {
                offers.Add(heading.Text, 0, heading.Span.Start, () => new Offer(heading.Text, CompletionKind.Heading, name) { Detail = $"H{heading.Level}" });
            }
        }

        foreach (var block in note.Outline.BlockIds)
        {
            var name = "^" + block.Name;
            offers.Add(name, 1, block.Span.Start, () => new Offer(name, CompletionKind.Text, name));
        }

        return offers.ToList();
    }

    /// <summary>The offers replace both hashes: <c>[[##Rot</c> becomes <c>[[Note#Rotary]]</c>.</summary>
    private static CompletionList AllHeadings(CompletionPlace place, string typed, TextSpan replace)
    {
        if (place.Workspace.FolderOf(place.Document.Path) is not { } folder)
        {
            return CompletionList.Empty;
        }

        var offers = new OfferList(typed, replace, Close(place));
        foreach (var note in place.Workspace.Documents)
        {
            if (PathText.IsWithin(note.Path, folder.Path))
            {
                AddHeadings(place, folder, note, offers);
            }
        }

        var list = offers.ToList();

        // What is typed begins with two hashes, which the client compares with, too.
        return list with { Items = [.. list.Items.Select(item => item with { FilterText = "##" + item.FilterText })] };
    }

    private static void AddHeadings(CompletionPlace place, WorkspaceFolder folder, Document note, OfferList offers)
    {
        foreach (var heading in note.Outline.Headings)
        {
            if (heading.Text.Length > 0 && offers.Wants(heading.Text, note.Path == place.Document.Path ? Near : Far, heading.Level))
            {
                AddHeading(place, folder, note, heading, offers);
            }
        }
    }

    private static void AddHeading(CompletionPlace place, WorkspaceFolder folder, Document note, Heading heading, OfferList offers) =>
        offers.Add(heading.Text, note.Path == place.Document.Path ? Near : Far, heading.Level, () =>
        {
            var target = note.Path == place.Document.Path ? "" : NameOf(place.Workspace, folder, note.Path);
            return new Offer(heading.Text, CompletionKind.Heading, $"{target}#{HeadingText(heading.Text)}")
            {
                Detail = PathText.Relative(folder.Path, note.Path),
                DocumentPath = note.Path,
            };
        });
}
