using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Core.Workspaces.Packing;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Workspaces;

/// <summary>A packed note says what the note says.</summary>
public class PackingTests
{
    private const string Everything = """
        ---
        title: 标题
        aliases: [a, "b c"]
        tags: [x/y]
        term: false
        ---
        # Top {#top-id}

        A block ^block-id

        Text and #tag and [[Note#Part|shown]] and ![[pic.png]] and [a](b.md#c) ![i](i.png) <https://x.y> [r][Ref] [ref][] [Ref]
        [u][nowhere] [^1] @key [see @other, p. 3] $x$ `code` <a id="anchor" href="h.md">h</a> [broken](a b)

        > [!NOTE] callout
        > quoted

        Setext
        --

        <!-- mllm-lsp-disable-next-line broken-link -- why -->
        [x](gone.md)

        [Ref]: target.md "title"
        [^1]: note

        %% hidden %%
        """;

    [Fact]
    public void An_outline_comes_back_whole()
    {
        var outline = MarkdownParser.Parse(new SourceText(Everything));

        // Every list that an outline has is in the example.
        Assert.All(
            new System.Collections.ICollection[]
            {
                outline.Headings, outline.Anchors, outline.BlockIds, outline.References, outline.Definitions, outline.Footnotes, outline.Tags, outline.Callouts,
                outline.Regions, outline.Suppressions, outline.ShortSetextUnderlines,
            },
            list => Assert.NotEmpty(list));
        AssertSame(outline);
    }

    [Fact]
    public void Outlines_of_any_text_come_back_whole() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["[]()#*`$^!|<>-=:\n @%"]), 0, 200].Sample(text => AssertSame(MarkdownParser.Parse(new SourceText(text))), iter: 2_000);

    [Fact]
    public void Notes_of_a_vault_come_back_with_their_terms()
    {
        var vault = VaultGenerator.Generate(7, 60).Build();
        foreach (var note in vault.Documents)
        {
            AssertSame(note.Outline);
            var glossary = vault.GlossaryFor(note.Path);
            var terms = note.Terms ?? NoteTerms.None;
            var packed = TermsPack.Pack(terms, glossary);
            Assert.NotNull(packed);
            AssertSame(terms, TermsPack.Unpack(packed, glossary));
        }
    }

    [Fact]
    public void A_packed_document_answers_as_the_document_does()
    {
        var note = Document.Parse("/ws/a.md", new SourceText(Everything));
        var packed = note.Packed();
        Assert.Same(packed, packed.Packed());
        AssertSame(note.Outline, packed.Outline);
        AssertSame(note.Outline, (packed with { Version = 3 }).Outline);
        Assert.Same(note.Outline, (packed with { Outline = note.Outline }).Outline);
    }

    [Fact]
    public void Terms_of_another_glossary_are_refused()
    {
        var glossary = Glossary.Create([], [GlossaryParser.Parse("/g.glossary.yml", new SourceText("concepts:\n  - term: RoPE / 旋转位置编码\n    definition: d\n"))]);
        var text = new SourceText("RoPE");
        var packed = TermsPack.Pack(TermReader.Read(glossary, "/a.md", MarkdownParser.Parse(text), text, TermLists.All), glossary);
        Assert.NotNull(packed);
        Assert.Throws<FormatException>(() => TermsPack.Unpack(packed, Glossary.Empty));
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_and_nothing_else()
    {
        var packed = OutlinePack.Pack(MarkdownParser.Parse(new SourceText(Everything)));
        Gen.Select(Gen.Int[0, packed.Length - 1], Gen.Byte, Gen.Int[0, packed.Length]).Sample(
            (at, value, length) =>
            {
                var damaged = packed[..Math.Max(at + 1, length)];
                damaged[at] = value;
                try
                {
                    OutlinePack.Unpack(damaged);
                }
                catch (FormatException)
                {
                    // As it should be.
                }
            },
            iter: 5_000);
    }

    private static void AssertSame(Outline outline) => AssertSame(outline, OutlinePack.Unpack(OutlinePack.Pack(outline)));

    private static void AssertSame(Outline expected, Outline actual)
    {
        Assert.Equal(expected.IsPartial, actual.IsPartial);
        Assert.Equal(expected.FirstParagraph, actual.FirstParagraph);
        Assert.Equal(expected.Title, actual.Title);
        Assert.Equal(expected.FrontMatter is null, actual.FrontMatter is null);
        if (expected.FrontMatter is { } front)
        {
            Assert.Equal(front with { Aliases = [], Tags = [] }, actual.FrontMatter! with { Aliases = [], Tags = [] });
            Assert.Equal(front.Aliases.AsEnumerable(), actual.FrontMatter.Aliases);
            Assert.Equal(front.Tags.AsEnumerable(), actual.FrontMatter.Tags);
        }

        Assert.Equal(expected.Headings.AsEnumerable(), actual.Headings);
        Assert.Equal(expected.Anchors.AsEnumerable(), actual.Anchors);
        Assert.Equal(expected.BlockIds.AsEnumerable(), actual.BlockIds);
        Assert.Equal(expected.References.AsEnumerable(), actual.References);
        Assert.Equal(expected.Definitions.AsEnumerable(), actual.Definitions);
        Assert.Equal(expected.Footnotes.AsEnumerable(), actual.Footnotes);
        Assert.Equal(expected.Tags.AsEnumerable(), actual.Tags);
        Assert.Equal(expected.Callouts.AsEnumerable(), actual.Callouts);
        Assert.Equal(expected.Regions.AsEnumerable(), actual.Regions);
        Assert.Equal(expected.ShortSetextUnderlines.AsEnumerable(), actual.ShortSetextUnderlines);
        Assert.Equal(expected.Suppressions.Select(one => one with { Codes = [] }), actual.Suppressions.Select(one => one with { Codes = [] }));
        Assert.Equal(expected.Suppressions.SelectMany(one => one.Codes), actual.Suppressions.SelectMany(one => one.Codes));
    }

    private static void AssertSame(NoteTerms expected, NoteTerms actual)
    {
        Assert.Equal(expected.Mentions.AsEnumerable(), actual.Mentions);
        Assert.Equal(expected.Variants.AsEnumerable(), actual.Variants);
        Assert.Equal(expected.Deprecated.AsEnumerable(), actual.Deprecated);
        Assert.Equal(expected.Unexpanded.AsEnumerable(), actual.Unexpanded);
        Assert.Equal(expected.Translations.AsEnumerable(), actual.Translations);
        Assert.Equal(expected.UnknownAbbreviations.AsEnumerable(), actual.UnknownAbbreviations);
        Assert.Equal(expected.Misspellings.AsEnumerable(), actual.Misspellings);
    }
}
