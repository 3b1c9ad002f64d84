using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces.Packing;

/// <summary>
/// An outline as bytes: what thousands of closed notes keep, at an eighth of the size, and what can be kept on a disk. Nothing is lost:
/// what is unpacked equals what was packed.
/// </summary>
public static class OutlinePack
{
    /// <summary>Raised whenever the bytes, or what the parser makes of a text, change their meaning.</summary>
    public const int Format = 3;

    [ThreadStatic]
    private static PackWriter? writer;

    public static byte[] Pack(Outline outline)
    {
        var to = writer ??= new PackWriter();
        to.Clear();
        Write(to, outline);
        return to.ToArray();
    }

    /// <exception cref="FormatException">The bytes are none that <see cref="Pack"/> made.</exception>
    public static Outline Unpack(ReadOnlyMemory<byte> packed)
    {
        var from = new PackReader(packed);
        var outline = Read(from);
        return from.IsAtEnd ? outline : throw PackReader.Malformed();
    }

    /// <summary>As <see cref="NoteSummary.Of"/> of what was packed; reads no further than the note's title.</summary>
    /// <exception cref="FormatException">The bytes are none that <see cref="Pack"/> made.</exception>
    public static NoteSummary ReadSummary(ReadOnlyMemory<byte> packed)
    {
        var from = new PackReader(packed);
        var suppresses = from.Flag();
        _ = from.Flag();
        var front = from.Flag() ? ReadFrontMatter(from) : null;
        _ = from.Flag() ? from.Span() : default;
        var title = front?.Title;
        for (var headings = from.Number(); title is null && headings > 0; headings--)
        {
            title = ReadHeading(from) is { Level: 1, Text: var text } ? text : null;
        }

        return new NoteSummary(title, NoteSummary.AliasesOf(front), front?.Term, suppresses);
    }

    private static void Write(PackWriter to, Outline outline)
    {
        to.Flag(!outline.Suppressions.IsEmpty);
        to.Flag(outline.IsPartial);
        to.Flag(outline.FrontMatter is not null);
        if (outline.FrontMatter is { } front)
        {
            Write(to, front);
        }

        to.Flag(outline.FirstParagraph is not null);
        if (outline.FirstParagraph is { } first)
        {
            to.Span(first);
        }

        to.All(outline.Headings, Write);
        to.All(outline.Anchors, Write);
        to.All(outline.BlockIds, Write);
        to.All(outline.References, Write);
        to.All(outline.Definitions, static (to, one) =>
        {
            to.Text(one.Label);
            to.Text(one.Written);
            to.Text(one.Destination);
            to.Span(one.Span);
            to.Span(one.LabelSpan);
        });
        to.All(outline.Footnotes, static (to, one) =>
        {
            to.Text(one.Label);
            to.Text(one.Written);
            to.Span(one.Span);
            to.Span(one.LabelSpan);
        });
        to.All(outline.Tags, Write);
        to.All(outline.Callouts, static (to, one) =>
        {
            to.Text(one.Type);
            to.Span(one.Span);
        });
        to.All(outline.Regions, static (to, one) =>
        {
            to.Byte((byte)one.Kind);
            to.Span(one.Span);
        });
        to.All(outline.Suppressions, static (to, one) =>
        {
            to.Byte((byte)one.Kind);
            to.Span(one.Span);
            to.Span(one.Covers);
            to.All(one.Codes, Write);
        });
        to.All(outline.ShortSetextUnderlines, static (to, one) => to.Span(one));
    }

    private static Outline Read(PackReader from)
    {
        // Of use for the summary only.
        _ = from.Flag();
        return ReadContent(from);
    }

    private static Outline ReadContent(PackReader from) => new()
    {
        // In the order in which they are written: initializers run as they stand.
        IsPartial = from.Flag(),
        FrontMatter = from.Flag() ? ReadFrontMatter(from) : null,
        FirstParagraph = from.Flag() ? from.Span() : null,
        Headings = from.All(ReadHeading),
        Anchors = from.All(ReadAnchor),
        BlockIds = from.All(ReadAnchor),
        References = from.All(ReadReference),
        Definitions = from.All(static from =>
        {
            var (label, written, destination) = (from.Required(), from.Required(), from.Required());
            return new LinkDefinition(label, from.Span(), from.Span(), destination) { Written = written };
        }),
        Footnotes = from.All(static from =>
        {
            var (label, written) = (from.Required(), from.Required());
            return new FootnoteDefinition(label, from.Span(), from.Span()) { Written = written };
        }),
        Tags = from.All(ReadTag),
        Callouts = from.All(static from => new Callout(from.Required(), from.Span())),
        Regions = from.All(static from => new Region((RegionKind)from.Byte(), from.Span())),
        Suppressions = from.All(static from =>
        {
            var (kind, span, covers) = ((SuppressionKind)from.Byte(), from.Span(), from.Span());
            return new SuppressionComment(kind, span, from.All(ReadAnchor)) { Covers = covers };
        }),
        ShortSetextUnderlines = from.All(static from => from.Span()),
    };

    private static void Write(PackWriter to, FrontMatter front)
    {
        to.Byte(front.Term switch { null => 0, false => 1, true => 2 });
        to.Text(front.Title);
        to.Span(front.Span);
        to.Span(front.TitleSpan);
        to.Span(front.Content);
        to.All(front.Aliases, Write);
        to.All(front.Tags, Write);
    }

    private static FrontMatter ReadFrontMatter(PackReader from)
    {
        bool? term = from.Byte() switch { 0 => null, 1 => false, _ => true };
        var (title, span, titleSpan, content) = (from.Text(), from.Span(), from.Span(), from.Span());
        return new FrontMatter(span, title, titleSpan, from.All(ReadAnchor), from.All(ReadTag)) { Content = content, Term = term };
    }

    /// <summary>Most headings are written with no more than their text.</summary>
    private static void Write(PackWriter to, Heading heading)
    {
        var implied = (heading.WholeText == heading.Text ? IsWhole : 0) | (heading.Anchor == PlainAnchor(heading.Text) ? HasPlainAnchor : 0);
        to.Byte((byte)(heading.Level | implied));
        to.Text(heading.Text);
        if ((implied & IsWhole) == 0)
        {
            to.Text(heading.WholeText);
        }

        if ((implied & HasPlainAnchor) == 0)
        {
            to.Text(heading.Anchor);
        }

        to.Span(heading.Span);
        to.Span(heading.TextSpan);
        to.Number(heading.SectionEnd);
    }

    private static Heading ReadHeading(PackReader from)
    {
        var first = from.Byte();
        var text = from.Required();
        var whole = (first & IsWhole) == 0 ? from.Required() : text;
        var anchor = (first & HasPlainAnchor) == 0 ? from.Required() : PlainAnchor(text);
        return new Heading(first & MostLevels, text, anchor, from.Span(), from.Span(), from.Number()) { WholeText = whole };
    }

    /// <summary>The anchor of nearly any text without punctuation, whatever the rule of anchors is.</summary>
    private static string PlainAnchor(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] == ' ' ? '-' : char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
        }
    });

    private static void Write(PackWriter to, Anchor anchor)
    {
        to.Text(anchor.Name);
        to.Span(anchor.Span);
    }

    private static Anchor ReadAnchor(PackReader from) => new(from.Required(), from.Span());

    private static void Write(PackWriter to, Tag tag)
    {
        to.Text(tag.Name);
        to.Span(tag.Span);
    }

    private static Tag ReadTag(PackReader from) => new(from.Required(), from.Span());

    /// <summary>Most references are written with no more than their target: what follows from something else is a bit.</summary>
    private static void Write(PackWriter to, Reference one)
    {
        var implied = (one.DisplaySpan == one.TargetSpan ? ShowsTarget : 0)
            | (one.Written == one.Target ? IsAsWritten : 0)
            | (one.FragmentSpan == ImpliedFragment(one.TargetSpan, one.Fragment) ? HasImpliedFragmentSpan : 0);
        to.Byte((byte)((int)one.Kind | implied));
        to.Text(one.Target);
        to.Text(one.Fragment);
        to.Span(one.Span);
        to.Span(one.TargetSpan);
        if ((implied & ShowsTarget) == 0)
        {
            to.Span(one.DisplaySpan);
        }

        if ((implied & IsAsWritten) == 0)
        {
            to.Text(one.Written);
        }

        if ((implied & HasImpliedFragmentSpan) == 0)
        {
            to.Span(one.FragmentSpan);
        }
    }

    private static Reference ReadReference(PackReader from)
    {
        var first = from.Byte();
        var (target, fragment) = (from.Required(), from.Text());
        var (span, targetSpan) = (from.Span(), from.Span());
        var display = (first & ShowsTarget) == 0 ? from.Span() : targetSpan;
        var written = (first & IsAsWritten) == 0 ? from.Required() : target;
        var fragmentSpan = (first & HasImpliedFragmentSpan) == 0 ? from.Span() : ImpliedFragment(targetSpan, fragment);
        return new Reference((ReferenceKind)(first & MostKinds), span, display, target, targetSpan, fragment, fragmentSpan) { Written = written };
    }

    /// <summary>Right behind the target and its <c>#</c>, as it is written; where there is none, the target's end.</summary>
    private static TextSpan ImpliedFragment(TextSpan target, string? fragment) =>
        fragment is null ? new TextSpan(target.End, 0) : new TextSpan(target.End + 1, fragment.Length);

    private const int MostKinds = 15;
    private const int ShowsTarget = 16;
    private const int IsAsWritten = 32;
    private const int HasImpliedFragmentSpan = 64;

    private const int MostLevels = 7;
    private const int IsWhole = 8;
    private const int HasPlainAnchor = 16;
}
