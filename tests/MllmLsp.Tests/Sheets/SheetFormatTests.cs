using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Sheets;
using nietras.SeparatedValues;

namespace MllmLsp.Tests.Sheets;

public class SheetFormatTests
{
    private static readonly TermSheet Sheet = new("a|b <i>", Language.English,
    [
        new TermSheetRow("rope", "RoPE", "Rotary, \"so\"", "旋转位置编码", "Turns *pairs* | <b>", new TextSpan(0, 4), 3, "Part [1]"),
        new TermSheetRow("clip", "CLIP", null, null, null, new TextSpan(9, 4), 7, null),
    ]);

    [Fact]
    public void Markdown_is_a_table_in_which_text_stays_text() => Assert.Equal(
        """
        # Terms in “a\|b \<i>”

        | Term | Other language | Meaning | First place |
        | --- | --- | --- | --- |
        | RoPE (Rotary, "so") | 旋转位置编码 | Turns \*pairs\* \| \<b> | Part \[1\], line 3 |
        | CLIP |  |  | line 7 |

        """, SheetFormats.Write("markdown", Sheet));

    [Fact]
    public void Html_needs_nothing_else_and_holds_no_foreign_markup()
    {
        var page = SheetFormats.Write("html", Sheet)!;
        Assert.Contains("<tr><th scope=\"row\">RoPE <span class=\"full\">Rotary, &quot;so&quot;</span></th><td>", page, StringComparison.Ordinal);
        Assert.Contains("Turns *pairs* | &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
    }

    [Fact]
    public void Anki_gets_its_header_lines_and_one_card_a_term() => Assert.Equal(
        """
        #separator:Comma
        #html:true
        #guid column:1
        #tags column:4
        #columns:Id,Front,Back,Tags
        mllm-lsp:rope,"RoPE (Rotary, &quot;so&quot;)","旋转位置编码<br>Turns *pairs* | &lt;b&gt;<br>Part [1], line 3",mllm-lsp
        mllm-lsp:clip,CLIP,line 7,mllm-lsp

        """, SheetFormats.Write("anki", Sheet));

    [Fact]
    public void A_sheet_without_terms_says_so() => Assert.Contains(
        "no term", SheetFormats.Write("html", Sheet with { Rows = [] })! + SheetFormats.Write("markdown", Sheet with { Rows = [] }), StringComparison.Ordinal);

    [Fact]
    public void Any_text_comes_back_from_the_csv() => Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text =>
    {
        var sheet = Sheet with { Rows = [Sheet.Rows[0] with { Term = "x" + text, FullForm = null }] };
        var csv = string.Join('\n', SheetFormats.Write("anki", sheet)!.Split('\n').Where(line => !line.StartsWith('#')));
        using var reader = Sep.New(',').Reader(options => options with { HasHeader = false, Unescape = true }).FromText(csv);
        var rows = new List<string>();
        foreach (var row in reader)
        {
            rows.Add(row[1].ToString());
        }

        var expected = string.Join(' ', ("x" + text).Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([System.Net.WebUtility.HtmlEncode(expected)], rows);
    }, iter: LongRun.Cases(1_000));
}
