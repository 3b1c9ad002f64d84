using System.Text.RegularExpressions;
using CsCheck;
using Markdig;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

/// <summary>
/// Whatever a folder says, a card of it runs nothing and loads nothing: rendered as an editor renders it, it has no picture, no HTML, and no link
/// but to the web and to places that the editor itself was given.
/// </summary>
public class HostileHoverTests
{
    private const string Place = "file:///a/place";

    private static readonly MarkdownPipeline Renderer =
        new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseMathematics().UseFootnotes().Build();

    private static readonly Gen<string> Hostile = Gen.OneOf<string>(
        "[a](command:x)", "[a](<command:x>)", "[a](javascript:x)", "[a](vscode://x)", "[a](data:text/html,x)", "![i](https://x.y/z.png)", "![i][r]", "![[https://x.y/z.png]]",
        "<img src=https://x.y/z.png>", "<b onclick=x>", "<script>x</script>", "<a href=\"command:x\">", "<https://x.y/a>", "<command:x>", "https://x.y/a", "www.x.y", "me@x.y",
        "[r]: command:x", "`", "```", "~~~", "**", "_", "$", "$$", "# ", "- ", "> ", "| a |", "\\", "&lt;img src=x&gt;", "&#60;img src=x&#62;", "&#91;a](command:x)", "(", ")", "[", "]", "<", ">", "!",
        "\n", "\n\n", "\r\n", " ", "\"", "'", "é", "位", "\u200B", "\u202E", "\u001b[31m", "\0").Array[1, 7].Select(string.Concat);

    [Fact]
    public void No_card_has_anything_but_text_and_links_that_it_may_have() => Gen.Select(Hostile, Hostile).Sample(
        (text, other) =>
        {
            var line = string.Join(' ', text.Split('\n', '\r', '\0')).Trim();
            var at = Fixture.Parse($$$$"""
                //- /b.md
                ---
                title: '{{{{line.Replace("'", "''", StringComparison.Ordinal)}}}}'
                ---
                # {{{{line}}}}

                {{{{other}}}}

                ## Part

                {{{{other}}}}

                para ^id
                //- /glossary/g.yml
                concepts:
                  - id: zork
                    prefLabel: zork
                    altLabel: {{{{Quoted(text)}}}}
                    definition: {{{{Quoted(other)}}}}
                    scopeNote: {{{{Quoted(text)}}}}
                    example: {{{{Quoted(other)}}}}
                    formula: {{{{Quoted(other)}}}}
                    related: [{{{{Quoted(text)}}}}]
                    source: [{ title: {{{{Quoted(text)}}}}, url: {{{{Quoted("https://x.y/" + other)}}}} }, { document: {{{{Quoted(other)}}}}, section: {{{{Quoted(text)}}}} }]
                //- /r.bib
                @misc{liu, title = {{{{{line}}}}}, author = {{{{{line}}}}}, year = {2023}, url = {{{{{line}}}}}, doi = {{{{{line}}}}}}
                //- /pic.png
                //- /a.md!
                zork [[b]] [[b#Part]] [[b#^id]] [x](b.md) [x](b.md#part) [^n] [t][l] [u] #tag [see @liu] ![p](pic.png) ![[pic.png]] ![[b]] [[zork]] [v](command:x) [w]({{{{line}}}})

                [^n]: {{{{text}}}}

                [l]: command:x "{{{{line}}}}"
                [u]: <{{{{line}}}}> '{{{{line}}}}'
                //- /c.md
                # {{{{line}}}}

                #tag {{{{other}}}} [[b]] zork
                """.ReplaceLineEndings("\n"));
            var note = at.Workspace.Find("/ws/a.md")!;
            var context = new FeatureContext(Language.English, path => at.Texts.GetValueOrDefault(path))
            {
                LinkTo = _ => Place,
                ConceptView = _ => Place,
                ImageAt = _ => new ImageInfo(640, 480, 12_595),
            };
            for (var offset = 0; offset < note.Text!.Length; offset++)
            {
                if (Hover.At(at.Workspace, note, offset, context) is { } card)
                {
                    Check(card.Markdown);
                    offset = Math.Max(offset, card.Span.End - 1);
                }
            }
        },
        iter: LongRun.Cases(400));

    private static void Check(string markdown)
    {
        var html = Markdown.ToHtml(markdown, Renderer);
        Assert.DoesNotMatch("(?i)<(?!/?(?:p|strong|em|code|pre|a|hr|ul|li|br|span|div)\\b)[a-z]", html);
        Assert.DoesNotMatch("(?i)<[^>]*\\son[a-z]+=", html);
        foreach (Match address in Regex.Matches(html, "(?i)<[^>]*?(?:href|src)=\"([^\"]*)\""))
        {
            Assert.True(address.Groups[1].Value is Place || Regex.IsMatch(address.Groups[1].Value, "^https?://"), $"{address.Value} in {markdown}");
        }

        Assert.DoesNotContain(markdown, c => c != '\n' && MarkdownText.Steers(c));
    }

    private static string Quoted(string text) => $"\"{string.Concat(text.Select(c => c is '"' or '\\' || char.IsControl(c) ? $"\\u{(int)c:x4}" : $"{c}"))}\"";
}
