using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Tests.Vaults;

/// <summary>Writes one planned note: its headings in order, links good and broken between them, definitions and footnotes at the end.</summary>
internal sealed class NoteWriter
{
    private readonly NotePlan plan;
    private readonly Dice dice;
    private readonly NoteText text;
    private readonly LinkPlace place;

    public NoteWriter(VaultPlan vault, NotePlan plan, Dice dice)
    {
        this.plan = plan;
        this.dice = dice;
        text = new NoteText(plan);
        place = new LinkPlace(vault, plan, text, dice, new NoteLabels());
    }

    public IReadOnlyList<TruthLabel> Truth => text.Truth;

    public string Write()
    {
        WriteMatter();
        for (var i = dice.Next(4); i > 0; i--)
        {
            place.Labels.Defined.Add($"Ref {plan.Number} {i}");
            place.Labels.Footnotes.Add($"注{plan.Number}-{i}");
        }

        WriteBlocks();
        for (var i = 0; i < plan.Headings.Count; i++)
        {
            WriteHeading(i);
            WriteBlocks();
        }

        WriteNamedPlaces();
        WriteSuppressed();
        new TermSentences(plan, text, dice).Write();
        WriteDefinitions();
        WriteFootnotes();
        if (dice.Chance(20))
        {
            text.Line($"意外成了标题的段落 {plan.Number}").Add(dice.Pick(["-", "--"]), DiagnosticCodes.AccidentalSetext).EndLine();
        }

        return text.ToString();
    }

    private void WriteMatter()
    {
        if (plan.Title is null && plan.IsOrphan)
        {
            text.Mark(0, DiagnosticCodes.OrphanNote);
        }

        if (plan.MatterTitle is null && plan.Alias is null)
        {
            return;
        }

        text.Line("---");
        if (plan.MatterTitle is { } title)
        {
            var quote = dice.Pick(['"', '\'']);
            text.Add("title: ");
            WriteTitle($"{quote}{title}{quote}");
            text.EndLine();
        }

        if (plan.Alias is { } alias)
        {
            text.Line(dice.Chance(50) ? $"aliases: [{alias}, \"又名 😀\"]" : $"aliases:{plan.LineEnd}  - {alias}");
        }

        text.Line("tags: [多模态, mllm]").Line("related: [[没有引号就不是链接]]").Line("---").EndLine();
    }

    private void WriteHeading(int index)
    {
        var heading = plan.Headings[index];
        var marks = new string('#', heading.Level) + " ";
        text.Add(heading.Style == HeadingStyle.Setext ? "" : marks);
        if (heading.Level == 1 && plan.MatterTitle is null)
        {
            WriteTitle(heading.Word.Markup);
        }
        else
        {
            text.Add(heading.Word.Markup, IsRepeated(index) ? DiagnosticCodes.DuplicateHeading : null);
        }

        text.Line(heading.Style switch
        {
            HeadingStyle.Setext => plan.LineEnd + (heading.Level == 1 ? "===" : "-----"),
            HeadingStyle.AtxClosed => " " + marks.TrimEnd(),
            HeadingStyle.WithId => $" {{#{heading.Id}}}",
            _ => "",
        });

        text.EndLine();
    }

    /// <summary>Whether a heading of the same text stands beside it: above, with none of a higher level between.</summary>
    private bool IsRepeated(int index)
    {
        for (var before = index - 1; before >= 0 && plan.Headings[before].Level >= plan.Headings[index].Level; before--)
        {
            if (plan.Headings[before].Level == plan.Headings[index].Level
                && plan.Headings[before].Word.Text.Equals(plan.Headings[index].Word.Text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong with a note as a whole is told at its title.</summary>
    private void WriteTitle(string title)
    {
        if (plan.SharesTitle)
        {
            text.Mark(title.Length, DiagnosticCodes.DuplicateTitle);
        }

        text.Add(title, plan.IsOrphan ? DiagnosticCodes.OrphanNote : null);
    }

    private void WriteBlocks()
    {
        for (var i = 1 + dice.Next(3); i > 0; i--)
        {
            if (dice.Chance(25))
            {
                foreach (var line in dice.Pick(Decoys.All))
                {
                    text.Line(line);
                }

                text.EndLine();
            }

            dice.Pick(Blocks.All)(place, WriteLink);
        }
    }

    /// <summary>Two of three links are good. A shape that needs something the vault has not is passed over.</summary>
    private void WriteLink(LinkPlace at)
    {
        var shapes = dice.Chance(67) ? GoodLinks.Of(place.Vault.Dialect) : BrokenLinks.Of(place.Vault.Dialect);
        while (!dice.Pick(shapes)(at))
        {
        }
    }

    private void WriteNamedPlaces()
    {
        for (var i = 0; i < plan.Ids.Count; i++)
        {
            var id = plan.Ids[i];
            text.Line(((plan.Number + i) % 3) switch
            {
                0 => $"<div id=\"{id}\"></div>",
                1 => $"段落里的 <span id='{id}'>锚点</span>。",
                _ => $"段落里的 <a name=\"{id}\"></a>锚点。",
            }).EndLine();
        }

        for (var i = 0; i < plan.BlockIds.Count; i++)
        {
            text.Line($"一块内容。 ^{plan.BlockIds[i]}").EndLine().Line($"没有空格就不是编号。^{plan.DecoyBlockIds[i]}").EndLine();
        }

        for (var i = 0; i < plan.DecoyHeadings.Count; i++)
        {
            var decoy = plan.DecoyHeadings[i].Text;
            string[] lines = ((plan.Number + i) % 4) switch
            {
                0 => ["<!--", "## " + decoy, "-->"],
                1 => ["```", "## " + decoy, "```"],
                2 => ["##" + decoy],
                _ => ["<div>", "## " + decoy, "</div>"],
            };
            foreach (var line in lines)
            {
                text.Line(line);
            }

            text.EndLine();
        }
    }

    private void WriteSuppressed()
    {
        if (!dice.Chance(20))
        {
            return;
        }

        text.IsSuppressed = true;
        text.Line("<!-- mllm-lsp-disable-next-line broken-wiki-link -- 以后再写 -->").EndLine();
        text.Line($"稍后会写 [[待写的笔记 {plan.Number}]]。").EndLine();
        text.Line($"- 列表里的 [[待写的笔记 {plan.Number}]] <!-- mllm-lsp-disable-line broken-wiki-link -->").EndLine();
        text.IsSuppressed = false;
    }

    private void WriteDefinitions()
    {
        foreach (var label in place.Labels.Defined)
        {
            text.Add(place.Prose()).Line($"[用到][{label}]。").EndLine();
        }

        foreach (var label in place.Labels.Defined)
        {
            WriteDefinition(label, null);
        }

        if (place.Labels.Defined.Count > 0 && dice.Chance(15))
        {
            WriteDefinition(WrittenPath.UpperAscii(place.Labels.Defined[0]), DiagnosticCodes.DuplicateDefinition);
        }

        if (dice.Chance(15))
        {
            WriteDefinition($"😀 没用到 {plan.Number}", DiagnosticCodes.UnusedDefinition);
        }

        text.EndLine();
    }

    private void WriteDefinition(string label, string? code)
    {
        var broken = dice.Chance(30);
        var path = broken ? $"缺 {place.Unique}.md" : WrittenPath.Relative(plan.Folder, place.AnyNote().Path);
        var (written, angled) = WrittenPath.Inline(dice, path);
        text.Add("[").Add(label, code).Add(angled ? "]: <" : "]: ").Add(written, broken ? DiagnosticCodes.BrokenLink : null)
            .Add(angled ? ">" : "").Line(dice.Chance(30) ? " \"题\"" : "");
    }

    private void WriteFootnotes()
    {
        foreach (var label in place.Labels.Footnotes)
        {
            text.Add(place.Prose()).Line($"用到[^{label}]。").EndLine();
        }

        foreach (var label in place.Labels.Footnotes)
        {
            text.Add($"[^{label}]: ").Add(place.Prose());
            WriteLink(place);
            text.EndLine().EndLine();
        }

        if (dice.Chance(15))
        {
            text.Add("[^").Add($"没用到{plan.Number}", DiagnosticCodes.UnusedFootnote).Line("]: 脚注").EndLine();
        }
    }
}
