using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Vaults;

/// <summary>Links that lead somewhere: one method a shape. False where the note at hand has nothing to link to in this way.</summary>
internal static class GoodLinks
{
    public static IReadOnlyList<Func<LinkPlace, bool>> All { get; } =
    [
        Note, Note, NoteWithHeading, NoteWithHeading, NoteWithId, SameNote, Placeless, Picture, LinkedPicture, File, Folder, Ignored, Unlisted, Outside,
        WithoutExtension, External, Template, WikiName, WikiName, WikiPath, WikiTitle, WikiHeading, WikiHeading, WikiNested, WikiBlock, WikiSame,
        WikiFile, WikiShared, WikiDecomposed, Html, HtmlPicture, Label, Label, Footnotes,
    ];

    /// <summary>The shapes that lead somewhere in a dialect.</summary>
    public static IReadOnlyList<Func<LinkPlace, bool>> Of(Dialect dialect) => dialect switch
    {
        // Anchors compare with case there, and runs of hyphens are one.
        Dialect.GitLab => [.. All.Except([NoteWithHeading, NoteWithId, SameNote, Html]), GitLabAnchor, GitLabAnchor],

        // Notes have no titles there, and headings are named by their text.
        Dialect.Obsidian => [.. All.Except([WikiTitle, WikiNested, NoteWithHeading, SameNote, WikiHeading, WikiSame, Html, Folder, Ignored]), ObsidianHeading, ObsidianOtherCase, WikiHeadingText],
        _ => All,
    };

    private static bool GitLabAnchor(LinkPlace place)
    {
        if (place.AnyNote(n => n.Headings.Count > 0) is not { } note)
        {
            return false;
        }

        Inline(place, note.Path, "#" + WrittenPath.Percent(place.Dice.Pick(note.GitLabAnchors()), lower: place.Dice.Chance(50)));
        return true;
    }

    private static bool ObsidianHeading(LinkPlace place)
    {
        if (place.AnyNote(n => n.Headings.Count > 0) is not { } note)
        {
            return false;
        }

        Inline(place, note.Path, "#" + WrittenPath.Percent(HeadingText(place, note), lower: false));
        return true;
    }

    private static bool ObsidianOtherCase(LinkPlace place)
    {
        Inline(place, WrittenPath.OtherCase(place.AnyNote().Path) is { } other ? other : place.AnyNote().Path, "");
        return true;
    }

    private static bool WikiHeadingText(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName && n.Headings.Count > 0) is not { } note)
        {
            return false;
        }

        Wiki(place, $"{note.Stem}#{HeadingText(place, note)}");
        return true;
    }

    /// <summary>Obsidian does not read <c>{#id}</c>: it belongs to the text, and its <c>#</c> cannot stand in a link.</summary>
    private static string HeadingText(LinkPlace place, NotePlan note)
    {
        var heading = place.Dice.Pick(note.Headings);
        return heading.Id is { } id ? $"{heading.Word.Text} {{{id}}}"
            : heading.Word.WikiName is { } name && place.Dice.Chance(40) ? name
            : heading.Word.Text;
    }

    private static bool Note(LinkPlace place)
    {
        var suffix = place.Dice.Next(5) switch { 0 => "?raw=true", 1 => "#", 2 => "#top", _ => "" };
        Inline(place, place.AnyNote().Path, suffix);
        return true;
    }

    private static bool NoteWithHeading(LinkPlace place)
    {
        if (place.AnyNote(n => n.Headings.Count > 0) is not { } note)
        {
            return false;
        }

        Inline(place, note.Path, "#" + WrittenPath.Fragment(place.Dice, place.Dice.Pick(note.Headings).Anchor));
        return true;
    }

    private static bool NoteWithId(LinkPlace place)
    {
        if (place.AnyNote(n => n.Ids.Count > 0) is not { } note)
        {
            return false;
        }

        Inline(place, note.Path, "#" + WrittenPath.Fragment(place.Dice, place.Dice.Pick(note.Ids)));
        return true;
    }

    private static bool SameNote(LinkPlace place)
    {
        if (place.Note.Headings.Count == 0)
        {
            return false;
        }

        var anchor = WrittenPath.Fragment(place.Dice, place.Dice.Pick(place.Note.Headings).Anchor);
        place.Text.Add($"[{place.LinkText()}](#{anchor})");
        return true;
    }

    private static bool Placeless(LinkPlace place)
    {
        place.Text.Add($"[{place.LinkText()}]({place.Dice.Pick(["#", "#top", "#:~:text=RoPE", "<>", "?plain=1"])})");
        return true;
    }

    private static bool Picture(LinkPlace place)
    {
        place.Text.Add("!");
        Inline(place, place.Dice.Pick(VaultPlan.Pictures), "");
        return true;
    }

    private static bool LinkedPicture(LinkPlace place)
    {
        place.Text.Add("[");
        Picture(place);
        place.Text.Add($"]({WrittenPath.Percent(WrittenPath.Relative(place.Note.Folder, place.AnyNote().Path), lower: true)})");
        return true;
    }

    private static bool File(LinkPlace place)
    {
        Inline(place, place.Dice.Pick(VaultPlan.Files), place.Dice.Pick(["", "#page=3", "#L10"]));
        return true;
    }

    private static bool Folder(LinkPlace place)
    {
        var folder = place.Dice.Pick([.. VaultPlan.Folders.Skip(1), "空文件夹", "assets"]);
        Inline(place, place.Dice.Chance(50) ? folder : folder + "/", "");
        return true;
    }

    private static bool Ignored(LinkPlace place)
    {
        Inline(place, place.Dice.Pick(VaultPlan.IgnoredNotes), place.Dice.Chance(50) ? "" : "#任意标题");
        return true;
    }

    private static bool Unlisted(LinkPlace place)
    {
        Inline(place, "node_modules/" + place.Unique + "/readme.md", "");
        return true;
    }

    private static bool Outside(LinkPlace place)
    {
        place.Text.Add($"[{place.LinkText()}]({string.Concat(Enumerable.Repeat("../", 5))}别处/{place.Unique}.md#何处)");
        return true;
    }

    private static bool WithoutExtension(LinkPlace place)
    {
        Inline(place, place.AnyNote().Path[..^3], "");
        return true;
    }

    private static bool External(LinkPlace place)
    {
        place.Text.Add(place.Dice.Pick(
        [
            "[论文](https://example.org/a%20b/缺.md#x)", "<https://example.org/缺.md>", "[信](mailto:me@example.org)", "![](data:image/png;base64,AAAA)",
            "[//](//example.org/缺.md)", "[[pdf]](https://example.org/1.pdf)", "[vscode](vscode:extension/a.b)",
        ]));
        return true;
    }

    private static bool Template(LinkPlace place)
    {
        place.Text.Add(place.Dice.Pick(["[t](<{{ site.url }}/缺.md>)", "[t](<{% link 缺.md %}>)", "![[{{title}}]]"]));
        return true;
    }

    private static bool WikiName(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName) is not { } note)
        {
            return false;
        }

        var name = place.Dice.Next(4) switch
        {
            0 => WrittenPath.UpperAscii(note.Stem),
            1 => note.Stem + ".md",
            _ => note.Stem,
        };
        Wiki(place, name);
        return true;
    }

    private static bool WikiPath(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName) is not { } note)
        {
            return false;
        }

        Wiki(place, place.Dice.Chance(50) ? note.Path : note.Path[..^3]);
        return true;
    }

    private static bool WikiTitle(LinkPlace place)
    {
        if (place.AnyNote(n => n.Title is not null) is not { } note)
        {
            return false;
        }

        Wiki(place, note.Title!);
        return true;
    }

    private static bool WikiHeading(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName && n.Headings.Count > 0) is not { } note)
        {
            return false;
        }

        Wiki(place, $"{note.Stem}#{HeadingName(place.Dice, place.Dice.Pick(note.Headings))}");
        return true;
    }

    private static bool WikiNested(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName && n.Headings.Count > 1) is not { } note)
        {
            return false;
        }

        var at = place.Dice.Next(note.Headings.Count - 1);
        var (outer, inner) = (note.Headings[at], note.Headings[at + 1]);
        if (inner.Level <= outer.Level)
        {
            return false;
        }

        Wiki(place, $"{note.Stem}#{outer.Word.Text}#{inner.Word.Text}");
        return true;
    }

    private static bool WikiBlock(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName && n.BlockIds.Count > 0) is not { } note)
        {
            return false;
        }

        Wiki(place, $"{note.Stem}#^{place.Dice.Pick(note.BlockIds)}");
        return true;
    }

    private static bool WikiSame(LinkPlace place)
    {
        if (place.Note.Headings.Count == 0)
        {
            return false;
        }

        Wiki(place, "#" + HeadingName(place.Dice, place.Dice.Pick(place.Note.Headings)));
        return true;
    }

    private static bool WikiFile(LinkPlace place)
    {
        var name = place.Dice.Pick(["图 1.png", "assets/图 1.png", "Überblick.webp", "表.csv", "board.canvas", "views.base#表格", "Qwen2.5-VL.pdf", "generated-notes"]);
        place.Text.Add(name.EndsWith(".png", StringComparison.Ordinal) ? $"![[{name}{place.Bar}300]]" : $"![[{name}]]");
        return true;
    }

    private static bool WikiShared(LinkPlace place)
    {
        var code = VaultPlan.IsAmbiguousFrom(place.Note) ? DiagnosticCodes.AmbiguousLink
            : place.Note.Stem == VaultPlan.SharedStem ? DiagnosticCodes.SelfLink : null;
        place.Text.Add("[[").Add(VaultPlan.SharedStem, code).Add("]]");
        return true;
    }

    private static bool WikiDecomposed(LinkPlace place)
    {
        if (place.AnyNote(n => n.Stem.Contains('Ü')) is not { } note)
        {
            return false;
        }

        Wiki(place, note.Stem.Replace("Ü", "U\u0308", StringComparison.Ordinal));
        return true;
    }

    private static bool Html(LinkPlace place)
    {
        var note = place.AnyNote();
        var fragment = note.Headings.Count > 0 && place.Dice.Chance(50) ? "#" + WrittenPath.Fragment(place.Dice, note.Headings[0].Anchor) : "";
        var path = WrittenPath.Html(place.Dice, WrittenPath.Relative(place.Note.Folder, note.Path));
        place.Text.Add($"<a class=\"x\" href=\"{path}{fragment}\">{place.LinkText()}</a>");
        return true;
    }

    private static bool HtmlPicture(LinkPlace place)
    {
        var path = WrittenPath.Html(place.Dice, WrittenPath.Relative(place.Note.Folder, place.Dice.Pick(VaultPlan.Pictures)));
        place.Text.Add($"<img width='30' src='{path}' />");
        return true;
    }

    private static bool Label(LinkPlace place)
    {
        if (place.Labels.Defined.Count == 0)
        {
            return false;
        }

        var label = place.Dice.Pick(place.Labels.Defined);
        place.Text.Add(place.Dice.Next(4) switch
        {
            0 => $"[{label}][]",
            1 => $"[{label}]",
            2 => $"![图][{WrittenPath.UpperAscii(label)}]",
            _ => $"[{place.LinkText()}][ {label.Replace(" ", "  ", StringComparison.Ordinal)} ]",
        });
        return true;
    }

    private static bool Footnotes(LinkPlace place)
    {
        if (place.Labels.Footnotes.Count == 0)
        {
            return false;
        }

        place.Text.Add($"[^{place.Dice.Pick(place.Labels.Footnotes)}][^{place.Dice.Pick(place.Labels.Footnotes)}]");
        return true;
    }

    private static string HeadingName(Dice dice, HeadingPlan heading) => dice.Next(4) switch
    {
        0 when heading.Word.WikiName is { } name => name,
        1 => WrittenPath.UpperAscii(heading.Word.Text),
        2 => heading.Anchor,
        _ => heading.Word.Text,
    };

    private static void Wiki(LinkPlace place, string inner)
    {
        var embed = place.Dice.Chance(15) ? "!" : "";
        var shown = place.Dice.Chance(30) ? place.Bar + "显示 😀" : "";
        place.Text.Add($"{embed}[[{inner}{shown}]]");
    }

    private static void Inline(LinkPlace place, string path, string suffix)
    {
        var (written, angled) = WrittenPath.Inline(place.Dice, WrittenPath.Based(place.Dice, place.Note.Folder, path));
        var title = place.Dice.Chance(15) ? " \"题 (x)\"" : "";
        place.Text.Add($"[{place.LinkText()}](").Add(angled ? $"<{written}{suffix}>" : written + suffix).Add(title + ")");
    }
}
