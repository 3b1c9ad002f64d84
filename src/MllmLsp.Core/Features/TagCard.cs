using System.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>How often a tag is used and where, those nested below it included.</summary>
internal static class TagCard
{
    private const int MostNotes = 10;

    public static HoverResult? At(Workspace workspace, Document document, int offset, FeatureContext context)
    {
        if (ReferenceTarget.TagAt(document, offset) is not { } tag)
        {
            return null;
        }

        var folded = NameKey.Folded(tag.Name);
        var notes = workspace.Tagged(tag.Name).OrderBy(note => note.Path, StringComparer.Ordinal).ToArray();
        var uses = notes.Select(note => (Note: note, Tags: ReferenceTarget.Tags(note).Where(other => IsWithin(other.Name, folded)).ToArray())).ToArray();
        var card = new StringBuilder("**").Append(MarkdownText.Escape("#" + tag.Name)).Append("** — ");
        card.Append(Counted(uses.Sum(use => use.Tags.Length), notes.Length, workspace.State == IndexState.Complete, context));

        var nested = uses.SelectMany(use => use.Tags.Select(other => NameKey.Folded(other.Name)).Distinct()).Where(name => name != folded)
            .CountBy(name => name).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        if (nested.Length > 0)
        {
            card.Append("\n\n").AppendJoin(" · ", nested.Take(MostNotes).Select(entry => $"{MarkdownText.Escape("#" + workspace.SpellingOfTag(entry.Key))} ({entry.Value})"));
        }

        foreach (var (note, tags) in uses.Take(MostNotes))
        {
            var title = note.Outline.Title ?? PathText.Stem(note.Path);
            card.Append(note == uses[0].Note ? "\n\n- " : "\n- ").Append(MarkdownText.Link(title, context.LinkTo(new Location(note.Path, tags[0].Span, tags[0].Span))));
            card.Append(tags.Length > 1 ? $" ({tags.Length})" : "");
        }

        var left = uses.Length - MostNotes;
        if (left > 0)
        {
            card.Append("\n- ").Append(left == 1 ? context.Say("and 1 more note", "另有 1 篇笔记") : context.Say($"and {left} more notes", $"另有 {left} 篇笔记"));
        }

        return new HoverResult(tag.Span, card.ToString());
    }

    private static bool IsWithin(string name, string tag)
    {
        var folded = NameKey.Folded(name);
        return folded == tag || folded.StartsWith(tag + "/", StringComparison.Ordinal);
    }

    private static string Counted(int uses, int notes, bool isAll, FeatureContext context)
    {
        var counted = context.Say(
            $"{(uses == 1 ? "1 use" : $"{uses} uses")} in {(notes == 1 ? "1 note" : $"{notes} notes")}",
            $"{notes} 篇笔记中使用 {uses} 次");
        return isAll ? counted : context.Say($"{counted} so far", $"{counted}（仍在读取）");
    }
}
