using System.Collections.Immutable;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Exchange;

/// <summary>
/// Writes a glossary as Markdown: a section a topic, in it one table with the columns abbreviation, English, Chinese, other names,
/// definitions and formula, which <c>glossary import</c> reads again.
/// </summary>
internal static class MarkdownExport
{
    private static readonly (Wording What, Func<Concept, bool> IsLost)[] Losses =
    [
        (new Wording("A Markdown table has no column for the kind, left out", "Markdown 表格没有类别列，已略去"), concept => concept.Kind != ConceptKind.Concept),
        (new Wording("A Markdown table has one full form a concept, others stand among the other names", "Markdown 表格中每个概念只有一个全称，其余写在别名列"), concept =>
            concept.Labels.Count(label => label.Abbreviates is not null) > 1),
        (new Wording("A Markdown table has no columns for relations, left out", "Markdown 表格没有关系列，已略去"), concept => !concept.Relations.IsEmpty || !concept.ReplacedBy.IsEmpty),
        (new Wording("A Markdown table has no column for sources, left out", "Markdown 表格没有出处列，已略去"), concept => !concept.Sources.IsEmpty),
        (new Wording("A Markdown table has no columns for notes and examples, left out", "Markdown 表格没有注释和示例列，已略去"), concept =>
            !concept.ScopeNote.IsEmpty || !concept.EditorialNote.IsEmpty || !concept.Example.IsEmpty),
        (new Wording("A Markdown table has no columns for labels to avoid and hidden ones, left out", "Markdown 表格没有应避免的名称和隐藏名称列，已略去"), concept =>
            concept.Labels.Any(label => label.Role is LabelRole.Avoided or LabelRole.Hidden)),
        (new Wording("A Markdown table has no columns for rules of use (keep, expand, homonym, near, pinyin, match, noMatch, deprecated), left out", "Markdown 表格没有用法规则列（keep、expand、homonym、near、pinyin、match、noMatch、deprecated），已略去"), concept =>
            concept.HasRulesOfUse || concept.Deprecated),
    ];

    public static void Write(TextWriter output, IEnumerable<GlossaryTopic> topics, string title, Language language, ExportLosses losses)
    {
        var chinese = language == Language.Chinese;
        output.Write($"# {MarkdownText.Escape(title)}\n");
        var all = topics.ToImmutableArray();
        foreach (var topic in all)
        {
            output.Write(all.Length == 1 ? "\n" : $"\n## {MarkdownText.Escape(topic.TitleIn(language))}\n\n");
            output.Write(chinese ? "| 缩写 | English | 中文 | 别名 | Definition | 说明 | 公式 |\n" : "| Abbreviation | English | 中文 | Also | Definition | 说明 | Formula |\n");
            output.Write("|---|---|---|---|---|---|---|\n");
            foreach (var concept in topic.Concepts)
            {
                output.Write($"| {string.Join(" | ", Row(concept))} |\n");
                foreach (var (what, _) in Losses.Where(loss => loss.IsLost(concept)))
                {
                    losses.Add(what, concept.Id);
                }
            }
        }
    }

    private static IEnumerable<string> Row(Concept concept)
    {
        var english = concept.ShownLabel(Language.English);
        var fullForm = english is null ? null : concept.Labels.FirstOrDefault(label => label.Abbreviates == english.Text);
        var chinese = concept.ShownLabel(Language.Chinese);
        yield return fullForm is null ? "" : Cell(english!.Text);
        yield return Cell((fullForm ?? english)?.Text ?? "");
        yield return Cell(chinese?.Text ?? "");
        var shown = new[] { english, fullForm, chinese };
        yield return Cell(string.Join("; ", concept.Labels
            .Where(label => label.Role is LabelRole.Preferred or LabelRole.Alternative or LabelRole.FullForm && !shown.Contains(label))
            .Select(label => label.Text)));
        yield return Cell(concept.Definition.English ?? "");
        yield return Cell(concept.Definition.Chinese ?? "");

        // A backslash keeps a pipe in its cell, in formulas too; renderers take it away again.
        yield return concept.Formula is { } formula ? $"${formula.ReplaceLineEndings(" ").Replace("|", @"\|", StringComparison.Ordinal)}$" : "";
    }

    private static string Cell(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(MarkdownText.Escape));
}
