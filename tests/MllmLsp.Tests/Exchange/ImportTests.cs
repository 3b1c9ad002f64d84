using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Exchange;

namespace MllmLsp.Tests.Exchange;

/// <summary>What files of other tools become: the glossary that is written, and what is said of the rest.</summary>
public class ImportTests
{
    [Fact]
    public void Contextive() => Check(
        ExchangeFormat.Contextive,
        """
        contexts:
          - name: Cargo
            domainVisionStatement: Move things.
            terms:
              - name: Leg Magnitude
                definition: |
                  How far a leg goes.

                  Second paragraph.
                examples:
                  - The leg is long.
                  - 这一程很长。
                aliases: [magnitude, 航程]
                meta:
                  Owner: Team A
              - definition: nameless
              - name: Bare
        """,
        """
        title: { en: Cargo }
        concepts:
          - id: leg-magnitude
            prefLabel: { en: Leg Magnitude }
            altLabel: { en: [magnitude], zh: [航程] }
            definition:
              en: "How far a leg goes.\n\nSecond paragraph."
            scopeNote:
              en: 'Owner: Team A'
            example:
              en: The leg is long.
              zh: 这一程很长。

          - id: bare
            prefLabel: { en: Bare }
        """,
        "3:5 A glossary has no place for a context's 'domainVisionStatement': left out.",
        "16:9 The term has no 'name': left out.");

    [Fact]
    public void Contextive_with_two_contexts_that_share_a_term() => Check(
        ExchangeFormat.Contextive,
        """
        contexts:
          - name: Cargo
            terms:
              - name: Policy
          - name: Billing
            terms:
              - name: Policy
        """,
        """
        concepts:
          - id: policy
            prefLabel: { en: Policy }
            scopeNote:
              en: Cargo
            homonym: true

          - id: policy-2
            prefLabel: { en: Policy }
            scopeNote:
              en: Billing
            homonym: true
        """,
        "2:5 A glossary has one title: the context's name 'Cargo' becomes a usage note of its entries.",
        "4:9 'Policy' is a label of other entries, too: 'policy' is marked 'homonym: true'. If they are one concept, make them one entry.",
        "5:5 A glossary has one title: the context's name 'Billing' becomes a usage note of its entries.",
        "7:9 Another entry has the id 'policy' already: this one gets 'policy-2'.",
        "7:9 'Policy' is a label of other entries, too: 'policy-2' is marked 'homonym: true'. If they are one concept, make them one entry.");

    [Theory]
    [InlineData("缩写,English,中文,说明\nQPE,Quiet Position Encoding,安静位置编码,\"说明，带\"\"引号\"\"\"\n")]
    [InlineData("缩写\tEnglish\t中文\t说明\r\nQPE\tQuiet Position Encoding\t安静位置编码\t\"说明，带\"\"引号\"\"\"\r\n")]
    [InlineData("Abbreviation;EN;ZH;Definition\nQPE;Quiet Position Encoding;安静位置编码;\"说明，带\"\"引号\"\"\"\n")]
    [InlineData("\n中文, Description ,abbr. ,english term\n安静位置编码,\"说明，带\"\"引号\"\"\",QPE,Quiet Position Encoding")]
    public void Tables_of_any_separator_and_usual_headings(string text) => Check(
        ExchangeFormat.Csv,
        text,
        """
        concepts:
          - id: qpe
            prefLabel: { en: QPE, zh: 安静位置编码 }
            fullForm: { QPE: Quiet Position Encoding }
            definition:
              zh: '说明，带"引号"'
        """);

    [Fact]
    public void A_table_says_what_it_cannot_bring_over() => Check(
        ExchangeFormat.Csv,
        """
        term,kind,colour,kind,related
        Zork / 佐克,gadget,red,model,nothing
        ,method,,,
        Plugh (PLG),method,,,zork,extra
        """,
        """
        concepts:
          - id: zork
            prefLabel: { en: Zork, zh: 佐克 }

          - id: plg
            prefLabel: { en: PLG }
            fullForm: { PLG: Plugh }
            kind: method
            related: [zork]
        """,
        "1:11 The column 'colour' says nothing that a glossary knows: left out.",
        "1:18 The column 'kind' means the same as one before it: left out.",
        "2:1 'zork' relates to 'nothing', which is no entry of this file nor built in: the relation is left out.",
        "2:11 'gadget' is no kind of a glossary (model, dataset, benchmark, method, component, metric, task, concept): left out.",
        "3:1 The row names no term: left out.",
        "4:27 The row has more cells than the first row has headings: the rest is left out.");

    [Fact]
    public void Markdown_tables_wherever_they_stand() => Check(
        ExchangeFormat.Markdown,
        """
        # Notes

        | 年份 | 数量 |
        |---|---|
        | 2021 | 3 |

        | 缩写 | English | 中文 | 说明 |
        |:---|:-:|---:|---|
        | **QPE** | [Quiet Position Encoding](x.md) | 安静\|位置编码 | `code` 与 $a\|b$<br>第二行 |
        | | plain_name | | |

        ```
        | 缩写 | English |
        |---|---|
        | NO | Not Read |
        ```
        """,
        """
        concepts:
          - id: qpe
            prefLabel: { en: QPE, zh: '安静|位置编码' }
            fullForm: { QPE: Quiet Position Encoding }
            definition:
              zh: "code 与 $a|b$\n第二行"

          - id: plain-name
            prefLabel: { en: plain_name }
        """);

    [Fact]
    public void Tbx_version_2_with_a_document_type() => Check(
        ExchangeFormat.Tbx,
        """
        <?xml version='1.0'?>
        <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
        <martif type="TBX-Basic" xml:lang="en"><text><body>
          <termEntry id="c1">
            <descrip type="subjectField">Vision</descrip>
            <langSet xml:lang="en-US">
              <descripGrp><descrip type="definition">Goes on
                over two lines.</descrip><admin type="source">A Paper (2020)</admin></descripGrp>
              <tig><term>Quiet Encoding</term><termNote type="termType">fullForm</termNote></tig>
              <ntig><termGrp><term>QE</term><termNote type="termType">acronym</termNote><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
              <tig><term>quite encoding</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>a slip</note></tig>
            </langSet>
            <langSet xml:lang="de"><tig><term>Stille</term></tig></langSet>
            <langSet xml:lang="zh-CN"><tig><term>安静编码</term><descrip type="context">用安静编码。</descrip><termNote type="grammaticalGender">neuter</termNote></tig></langSet>
          </termEntry>
        </body></text></martif>
        """,
        """
        title: { en: Vision }
        concepts:
          - id: c1
            prefLabel: { en: QE, zh: 安静编码 }
            fullForm: { QE: Quiet Encoding }
            avoid:
              - { label: quite encoding, reason: { en: a slip } }
            definition:
              en: Goes on over two lines.
            example:
              zh: 用安静编码。
            source:
              - { title: A Paper, year: 2020 }
        """,
        "13:5 A glossary is in English and Chinese: the terms in 'de' are left out.");

    [Fact]
    public void Tbx_version_3_in_dct_style_with_a_deprecated_concept() => Check(
        ExchangeFormat.Tbx,
        """
        <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
          <tbxHeader><fileDesc><titleStmt><title>Old terms</title></titleStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
          <text><body>
            <conceptEntry id="old"><basic:crossReference target="new">replacedBy</basic:crossReference><min:weather>dry</min:weather>
              <langSec xml:lang="en"><termSec><term>Oldterm</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
            </conceptEntry>
            <conceptEntry id="new"><langSec xml:lang="en"><basic:definition>Is new.</basic:definition>
              <termSec><term>Admitted</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
              <termSec><term>Newterm</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
          </body></text>
        </tbx>
        """,
        """
        title: { en: Old terms }
        concepts:
          - id: old
            prefLabel: { en: Oldterm }
            deprecated: true
            replacedBy: [new]

          - id: new
            prefLabel: { en: Newterm }
            altLabel: { en: [Admitted] }
            definition:
              en: Is new.
        """,
        "4:96 A glossary has no place for 'weather': left out.");

    [Fact]
    public void Skos_of_others() => Check(
        ExchangeFormat.Skos,
        """
        {
          "@context": { "core": "http://www.w3.org/2004/02/skos/core#", "label": { "@id": "core:prefLabel" }, "@vocab": "x:" },
          "@graph": [
            { "@id": "http://e.org/s", "@type": "core:ConceptScheme", "dct:title": "Scheme" },
            { "@id": "http://e.org/t#quiet", "@type": ["core:Concept"], "label": [{ "@value": "Quiet", "@language": "en-GB" }, { "@value": "安静", "@language": "zh-Hans" }, { "@value": "Still", "@language": "de" }],
              "http://www.w3.org/2004/02/skos/core#altLabel": "Silent", "core:broader": { "@id": "http://e.org/t#mood" }, "core:exactMatch": "http://e.org/other", "weight": 3 },
            { "@id": "http://e.org/t#mood", "@type": "http://www.w3.org/2004/02/skos/core#Concept", "skos:prefLabel": { "en": "Mood" }, "skos:narrower": { "@id": "http://e.org/t#quiet" } }
          ]
        }
        """,
        """
        title: { en: Scheme }
        concepts:
          - id: quiet
            prefLabel: { en: Quiet, zh: 安静 }
            altLabel: { en: [Silent] }
            broader: [mood]
            exactMatch: ['http://e.org/other']

          - id: mood
            prefLabel: { en: Mood }
        """,
        "5:164 A glossary is in English and Chinese: the text in 'de' is left out.",
        "6:156 A glossary has no place for 'weight': left out.");

    /// <summary>Files that nothing can be made of: one error, with its place.</summary>
    [Theory]
    [InlineData(ExchangeFormat.Contextive, "concepts: []", "1:1 This is no Contextive file: it has no key 'contexts'.")]
    [InlineData(ExchangeFormat.Contextive, "contexts:\n  - name: [a\n", "This is not valid YAML")]
    [InlineData(ExchangeFormat.Csv, "", "1:1 The file is empty: a first row with the names of the columns is needed.")]
    [InlineData(ExchangeFormat.Csv, "a,b\nc,d\n", "1:1 No column of terms")]
    [InlineData(ExchangeFormat.Csv, "term,note\nx,\"open\ny,z\n", "2:3 The quotation mark that begins here is never closed")]
    [InlineData(ExchangeFormat.Csv, "term\n\"x\" y\n", "2:4 Text stands behind the closing quotation mark")]
    [InlineData(ExchangeFormat.Markdown, "no table\n", "1:1 No table of terms is here")]
    [InlineData(ExchangeFormat.Tbx, "<tbx>\n  <text></body>\n</tbx>", "2:11 This is not well-formed XML, correct it: ")]
    [InlineData(ExchangeFormat.Tbx, "<html/>", "1:1 This is XML but no TBX")]
    [InlineData(ExchangeFormat.Tbx, "<!DOCTYPE tbx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<tbx><a>&x;</a></tbx>", "2:10 This is not well-formed XML")]
    [InlineData(ExchangeFormat.Tbx, "<!DOCTYPE tbx [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<tbx>&b;</tbx>", "2:7 This is not well-formed XML")]
    [InlineData(ExchangeFormat.Skos, "{\n  \"位置\": }", "2:9 This is not valid JSON")]
    [InlineData(ExchangeFormat.Skos, "{}", "1:1 No skos:Concept is in this file.")]
    public void What_cannot_be_read_is_refused(string format, string text, string expected)
    {
        var source = new SourceText(text);
        var read = ExchangeFormat.Read(format, source);
        Assert.Empty(read.Concepts);
        Assert.Contains(read.Problems, problem => problem.IsFatal && Shown(problem, source).Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>Bounded in time and memory, without a fault, whatever comes.</summary>
    [Theory]
    [InlineData(ExchangeFormat.Skos, "[", 200_000)]
    [InlineData(ExchangeFormat.Skos, "{\"@graph\":", 100_000)]
    [InlineData(ExchangeFormat.Tbx, "<tbx>", 50_000)]
    [InlineData(ExchangeFormat.Contextive, "[", 100_000)]
    [InlineData(ExchangeFormat.Csv, "\"", 100_000)]
    [InlineData(ExchangeFormat.Csv, "term,note\nZork,x,\n", 5_000)]
    [InlineData(ExchangeFormat.Markdown, "|a|b|\n|-|-|\n", 20_000)]
    [InlineData(ExchangeFormat.Markdown, "| term | [[[[`*_<&\\", 5_000)]
    public void Hostile_files_end_in_an_error_or_a_glossary(string format, string piece, int times)
    {
        var read = ExchangeFormat.Read(format, new SourceText(string.Concat(Enumerable.Repeat(piece, times))));
        Assert.True(read.Concepts.Length + read.Problems.Length > 0);
    }

    private static void Check(string format, string text, string expected, params string[] problems)
    {
        text = text.Contains('\r') ? text : text.ReplaceLineEndings("\n");
        var source = new SourceText(text);
        var import = GlossaryImport.Of(ExchangeFormat.Read(format, source), Glossary.Empty);
        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd() + "\n", import.Text);
        Assert.Equal(problems, import.Problems.Select(problem => Shown(problem, source)));
        Assert.All(import.Problems, problem => Assert.NotEqual(problem.Message.English, problem.Message.Chinese));
        Assert.Empty(GlossaryParser.Parse("a.glossary.yml", new SourceText(import.Text)).Problems);
    }

    private static string Shown(ImportProblem problem, SourceText source)
    {
        var at = source.Lines.PositionAt(problem.Offset);
        return $"{at.Line + 1}:{at.Character + 1} {problem.Message.In(Language.English)}";
    }
}
