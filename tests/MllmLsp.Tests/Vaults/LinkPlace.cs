namespace MllmLsp.Tests.Vaults;

/// <summary>Where a link is about to be written.</summary>
/// <param name="InTable">A bare <c>|</c> would end the cell.</param>
internal sealed record LinkPlace(VaultPlan Vault, NotePlan Note, NoteText Text, Dice Dice, NoteLabels Labels, bool InTable = false)
{
    /// <summary>Separates a wiki link's target from what is shown.</summary>
    public string Bar => InTable ? "\\|" : "|";

    /// <summary>A number that no other link of the vault has.</summary>
    public string Unique => $"{Note.Number}-{Labels.NextNumber()}";

    /// <summary>Any note but this one: who links to himself is told.</summary>
    public NotePlan AnyNote()
    {
        while (true)
        {
            if (Dice.Pick(Vault.Linkable) is var note && note != Note)
            {
                return note;
            }
        }
    }

    public NotePlan? AnyNote(Func<NotePlan, bool> wanted)
    {
        for (var tries = 0; tries < 12; tries++)
        {
            if (AnyNote() is { } note && wanted(note))
            {
                return note;
            }
        }

        return null;
    }

    /// <summary>What stands before a link: ends so that no bracket behind it is an index of an identifier.</summary>
    public string Prose() => Dice.Pick(Words);

    public string LinkText() => Dice.Pick(LinkTexts);

    /// <summary>Each holds a character outside the basic plane, so that the three encodings disagree about everything behind it.</summary>
    private static readonly string[] Words =
    [
        "参见😀", "🚀 See ", "根据 𠮷野的实验，", "我们用👩‍🔬复现了 𝛼=1 的结果：", "Notes 📎 on ", "模型🧠与 ", "（𝐁 节，详见", "🇨🇳 数据集见", "é𠀀之后 ",
    ];

    private static readonly string[] LinkTexts =
    [
        "文", "训练细节", "see here", "带 `代码` 的", "**粗体**", "[内] 外", "😀", "a\\]b", "图 𝛼", "RoPE 与 *M-RoPE*", "x\\_y", "&amp;",
    ];
}

/// <summary>The labels of one note's definitions and footnotes.</summary>
internal sealed class NoteLabels
{
    private int number;

    /// <summary>Labels with a definition that references may use.</summary>
    public List<string> Defined { get; } = [];

    public List<string> Footnotes { get; } = [];

    public int NextNumber() => ++number;
}
