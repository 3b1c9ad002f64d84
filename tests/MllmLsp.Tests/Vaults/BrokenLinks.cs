using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Vaults;

/// <summary>Links that lead nowhere, each labelled at the part that is wrong: one method a shape.</summary>
internal static class BrokenLinks
{
    public static IReadOnlyList<Func<LinkPlace, bool>> All { get; } =
    [
        Note, Note, NoteNearMiss, NoteHeading, NoteHeading, DecoyHeading, SameNote, Picture, LinkedPicture, WrongCase, WindowsPath, InvisibleStart,
        BracketedText, WikiName, WikiNearMiss, WikiOtherFolder, WikiAlias, WikiShadowedTitle, WikiHeading, WikiNested, WikiBlock, WikiSame, WikiFile,
        Html, HtmlPicture, HtmlHeading, Label, Label, Footnote, Malformed,
    ];

    /// <summary>The shapes that lead nowhere in a dialect.</summary>
    public static IReadOnlyList<Func<LinkPlace, bool>> Of(Dialect dialect) => dialect switch
    {
        Dialect.GitLab => [.. All.Except([NoteHeading]), GitLabAnchor],
        Dialect.Obsidian => [.. All.Except([WrongCase, NoteHeading, NoteNearMiss, WikiNested]), WikiTitle],
        _ => All,
    };

    /// <summary>GitHub's anchor, or the case of another: GitLab knows neither.</summary>
    private static bool GitLabAnchor(LinkPlace place)
    {
        if (place.AnyNote(n => n.Headings.Count > 0) is not { } note)
        {
            return false;
        }

        var anchor = place.Dice.Pick(note.Headings).Anchor;
        var wrong = place.Dice.Chance(50) ? anchor : WrittenPath.UpperAscii(anchor);
        if (note.GitLabAnchors().Contains(wrong) || note.Ids.Contains(wrong) || note.Headings.Exists(h => h.Id == wrong))
        {
            return false;
        }

        var (written, angled) = WrittenPath.Inline(place.Dice, WrittenPath.Based(place.Dice, place.Note.Folder, note.Path));
        place.Text.Add($"[{place.LinkText()}](").Add(angled ? "<" : "").Add(written + "#").Add(wrong, DiagnosticCodes.BrokenHeading).Add(angled ? ">)" : ")");
        return true;
    }

    /// <summary>In Obsidian a title names no note.</summary>
    private static bool WikiTitle(LinkPlace place)
    {
        if (place.AnyNote(n => n.Title is not null) is not { } note)
        {
            return false;
        }

        Wiki(place, note.Title!);
        return true;
    }

    private static bool Note(LinkPlace place)
    {
        Inline(place, $"{place.Dice.Pick(["notes/", "", "没有的文件夹/", "项目 A/"])}缺失 {place.Unique}.md", DiagnosticCodes.BrokenLink);
        return true;
    }

    private static bool NoteNearMiss(LinkPlace place)
    {
        var path = place.AnyNote().Path;
        var wrong = place.Dice.Next(4) switch
        {
            0 => path[..^4] + ".md",
            1 => path[..^3] + ".markdown",
            2 => path[..^3] + "x.md",
            _ => "别处/" + path,
        };
        if (place.Vault.Exists(wrong))
        {
            return false;
        }

        Inline(place, wrong, DiagnosticCodes.BrokenLink);
        return true;
    }

    private static bool NoteHeading(LinkPlace place)
    {
        var note = place.AnyNote();
        var wrong = note.Headings.Count > 0 && place.Dice.Chance(50) ? NearAnchor(place.Dice, place.Dice.Pick(note.Headings).Anchor) : $"没有-{place.Unique}";
        if (wrong.Length == 0 || note.HasAnchor(wrong))
        {
            return false;
        }

        Fragment(place, note.Path, wrong);
        return true;
    }

    private static bool DecoyHeading(LinkPlace place)
    {
        if (place.AnyNote(n => n.DecoyHeadings.Count > 0) is not { } note)
        {
            return false;
        }

        Fragment(place, note.Path, place.Dice.Pick(note.DecoyHeadings).Anchor);
        return true;
    }

    private static bool SameNote(LinkPlace place)
    {
        place.Text.Add($"[{place.LinkText()}](#").Add(WrittenPath.Fragment(place.Dice, $"缺-{place.Unique}"), DiagnosticCodes.BrokenHeading).Add(")");
        return true;
    }

    private static bool Picture(LinkPlace place)
    {
        place.Text.Add("!");
        Inline(place, $"assets/缺图 {place.Unique}.png", DiagnosticCodes.BrokenLink);
        return true;
    }

    private static bool LinkedPicture(LinkPlace place)
    {
        place.Text.Add("[");
        Picture(place);
        place.Text.Add("](").Add($"缺-{place.Unique}.md", DiagnosticCodes.BrokenLink).Add(")");
        return true;
    }

    private static bool WrongCase(LinkPlace place)
    {
        var path = place.Dice.Chance(70) ? place.AnyNote().Path : place.Dice.Pick(VaultPlan.Files);
        if (WrittenPath.OtherCase(path) is not { } wrong)
        {
            return false;
        }

        Inline(place, wrong, DiagnosticCodes.WrongCasePath);
        return true;
    }

    private static bool WindowsPath(LinkPlace place)
    {
        place.Text.Add("![图](").Add("C:\\Users\\me\\图.png", DiagnosticCodes.BrokenLink).Add(")");
        return true;
    }

    private static bool InvisibleStart(LinkPlace place)
    {
        place.Text.Add("[论文](").Add("\u200Bhttps://example.org/1", DiagnosticCodes.BrokenLink).Add(")");
        return true;
    }

    private static bool BracketedText(LinkPlace place)
    {
        place.Text.Add("[[pdf]](").Add($"./缺-{place.Unique}.pdf", DiagnosticCodes.BrokenLink).Add(")");
        return true;
    }

    private static bool WikiName(LinkPlace place)
    {
        Wiki(place, $"没有的笔记 {place.Unique}");
        return true;
    }

    private static bool WikiNearMiss(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName) is not { } note)
        {
            return false;
        }

        Wiki(place, place.Dice.Pick([note.Stem + "x", note.Stem[..^1], "新" + note.Stem, note.Stem + ".txt"]));
        return true;
    }

    private static bool WikiOtherFolder(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName) is not { } note)
        {
            return false;
        }

        Wiki(place, "没有的文件夹/" + note.Stem);
        return true;
    }

    private static bool WikiAlias(LinkPlace place)
    {
        if (place.AnyNote(n => n.Alias is not null) is not { } note)
        {
            return false;
        }

        Wiki(place, note.Alias!);
        return true;
    }

    /// <summary>A heading of level 1 is no title where the front matter gives one.</summary>
    private static bool WikiShadowedTitle(LinkPlace place)
    {
        if (place.AnyNote(n => n is { MatterTitle: not null, TopHeading: not null }) is not { } note)
        {
            return false;
        }

        Wiki(place, note.TopHeading!);
        return true;
    }

    private static bool WikiHeading(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName) is not { } note)
        {
            return false;
        }

        var wrong = note.Headings.Count > 0 && place.Dice.Chance(50) ? place.Dice.Pick(note.Headings).Word.Text + "补" : $"没有 {place.Unique}";
        place.Text.Add($"[[{note.Stem}#").Add(wrong, DiagnosticCodes.BrokenHeading).Add($"{place.Bar}显示]]");
        return true;
    }

    private static bool WikiNested(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName && n.Headings.Count > 1) is not { } note)
        {
            return false;
        }

        var (outer, inner) = (place.Dice.Pick(note.Headings), place.Dice.Pick(note.Headings));
        if (note.HasNested(outer, inner))
        {
            return false;
        }

        place.Text.Add($"[[{note.Stem}#").Add($"{outer.Word.Text}#{inner.Word.Text}", DiagnosticCodes.BrokenHeading).Add("]]");
        return true;
    }

    private static bool WikiBlock(LinkPlace place)
    {
        if (place.AnyNote(n => n.HasWikiName) is not { } note)
        {
            return false;
        }

        var wrong = note.DecoyBlockIds.Count > 0 ? place.Dice.Pick(note.DecoyBlockIds) : $"无-{place.Unique}";
        place.Text.Add($"[[{note.Stem}#").Add("^" + wrong, DiagnosticCodes.BrokenHeading).Add("]]");
        return true;
    }

    private static bool WikiSame(LinkPlace place)
    {
        place.Text.Add("[[#").Add($"没有 {place.Unique}", DiagnosticCodes.BrokenHeading).Add("]]");
        return true;
    }

    private static bool WikiFile(LinkPlace place)
    {
        place.Text.Add("![[").Add($"缺图 {place.Unique}.png", DiagnosticCodes.BrokenWikiLink).Add($"{place.Bar}300]]");
        return true;
    }

    private static bool Html(LinkPlace place)
    {
        var path = WrittenPath.Html(place.Dice, $"R&D/缺 {place.Unique}.md");
        place.Text.Add("<a href=\"").Add(path, DiagnosticCodes.BrokenLink).Add("#何处\">文</a>");
        return true;
    }

    private static bool HtmlPicture(LinkPlace place)
    {
        place.Text.Add("<img alt=图 src=").Add($"缺图{place.Unique}.png", DiagnosticCodes.BrokenLink).Add(">");
        return true;
    }

    private static bool HtmlHeading(LinkPlace place)
    {
        place.Text.Add("<a href='#").Add($"缺-{place.Unique}", DiagnosticCodes.BrokenHeading).Add("'>文</a>");
        return true;
    }

    private static bool Label(LinkPlace place)
    {
        var label = $"缺 Label {place.Unique}";
        if (place.Dice.Chance(50))
        {
            place.Text.Add("[").Add(label, DiagnosticCodes.UndefinedReference).Add("][]");
        }
        else
        {
            place.Text.Add($"[{place.LinkText()}][").Add(label, DiagnosticCodes.UndefinedReference).Add("]");
        }

        return true;
    }

    private static bool Footnote(LinkPlace place)
    {
        place.Text.Add("[^").Add($"缺{place.Unique}", DiagnosticCodes.UndefinedFootnote).Add("]");
        return true;
    }

    private static bool Malformed(LinkPlace place)
    {
        var inner = place.Dice.Pick(["./a b.md", "../图 1/x y.png", "/从根 起", "https://example.org/a b", "EvolvingLMMs-Lab/lmms-eval: code", "paper.pdf （扫描件）"]);
        place.Text.Add("[文](").Add(inner, DiagnosticCodes.MalformedLink).Add(")");
        return true;
    }

    private static string NearAnchor(Dice dice, string anchor) => dice.Next(3) switch
    {
        0 => anchor + "-7",
        1 => anchor.TrimStart('-', '\uFE0F')[1..],
        _ => anchor + "补",
    };

    private static void Wiki(LinkPlace place, string target)
    {
        var shown = place.Dice.Chance(30) ? place.Bar + "显示" : place.Dice.Chance(20) ? "#何处" : "";
        place.Text.Add(place.Dice.Chance(15) ? "![[" : "[[").Add(target, DiagnosticCodes.BrokenWikiLink).Add(shown + "]]");
    }

    private static void Fragment(LinkPlace place, string path, string anchor)
    {
        var (written, angled) = WrittenPath.Inline(place.Dice, WrittenPath.Based(place.Dice, place.Note.Folder, path));
        place.Text.Add($"[{place.LinkText()}](").Add(angled ? "<" : "").Add(written + "#")
            .Add(WrittenPath.Fragment(place.Dice, anchor), DiagnosticCodes.BrokenHeading).Add(angled ? ">)" : ")");
    }

    private static void Inline(LinkPlace place, string path, string code)
    {
        var (written, angled) = WrittenPath.Inline(place.Dice, WrittenPath.Based(place.Dice, place.Note.Folder, path));
        var fragment = place.Dice.Chance(15) && code == DiagnosticCodes.BrokenLink ? "#何处" : "";
        place.Text.Add($"[{place.LinkText()}](").Add(angled ? "<" : "").Add(written, code).Add(fragment).Add(angled ? ">" : "")
            .Add(place.Dice.Chance(15) ? " '题')" : ")");
    }
}
