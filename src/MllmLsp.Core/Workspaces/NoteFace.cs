using System.Collections.Immutable;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces.Packing;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// What a note shows to others: all of its outline that the findings of another note can depend on. Names, headings and anchors, and what it refers to, since
/// it may be the only one that does. Where any of it stands does not matter.
/// </summary>
public static class NoteFace
{
    [ThreadStatic]
    private static PackWriter? writer;

    /// <summary>Whether links find the same in both: names, headings, anchors.</summary>
    public static bool AreSame(Outline old, Outline now) =>
        old.Title == now.Title
        && old.IsPartial == now.IsPartial
        && Names(old.FrontMatter?.Aliases).SequenceEqual(Names(now.FrontMatter?.Aliases))
        && Names(old.Anchors).SequenceEqual(Names(now.Anchors))
        && Names(old.BlockIds).SequenceEqual(Names(now.BlockIds))
        && old.Headings.Select(Face).SequenceEqual(now.Headings.Select(Face));

    /// <summary>The face as bytes: those of two outlines are equal where <see cref="AreSame"/> is true and they refer to the same.</summary>
    public static byte[] Pack(Outline outline)
    {
        var to = writer ??= new PackWriter();
        to.Clear();
        to.Text(outline.Title);
        to.Flag(outline.IsPartial);
        to.All(outline.FrontMatter?.Aliases ?? [], static (to, alias) => to.Text(alias.Name));
        to.All(outline.Anchors, static (to, anchor) => to.Text(anchor.Name));
        to.All(outline.BlockIds, static (to, block) => to.Text(block.Name));
        to.All(outline.Headings, static (to, heading) =>
        {
            to.Number(heading.Level);
            to.Text(heading.Text);
            to.Text(heading.WholeText);
            to.Text(heading.Anchor);
        });
        to.All(outline.References, static (to, reference) =>
        {
            to.Byte((byte)reference.Kind);
            to.Text(reference.Target);
        });
        to.All(outline.Definitions, static (to, definition) =>
        {
            to.Text(definition.Label);
            to.Text(definition.Destination);
        });
        return to.ToArray();
    }

    private static IEnumerable<string> Names(ImmutableArray<Anchor>? anchors) => (anchors ?? []).Select(anchor => anchor.Name);

    private static (int Level, string Text, string Whole, string Anchor) Face(Heading heading) => (heading.Level, heading.Text, heading.WholeText, heading.Anchor);
}
