using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Vaults;

/// <summary>Every name in the vault, decided before any text is written.</summary>
internal sealed class VaultPlan
{
    /// <summary>A name that several folders' notes share.</summary>
    public const string SharedStem = "概览";

    private static readonly string[] SharedFolders = ["论文", "notes", "notes/deep"];
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    private readonly HashSet<string> existing;

    private VaultPlan(IReadOnlyList<NotePlan> notes, Dialect dialect)
    {
        Notes = notes;
        Dialect = dialect;
        Linkable = [.. notes.Where(n => n.Stem != SharedStem && !n.IsOrphan)];
        existing = [.. notes.Select(n => n.Path).Concat(Pictures).Concat(Files).Concat(IgnoredNotes).Select(p => p.ToLowerInvariant())];
    }

    public static IReadOnlyList<string> Folders { get; } = ["", "论文", "notes", "notes/deep", "项目 A", "a&b", "实验/2024年", "(旧)"];

    public static IReadOnlyList<string> Pictures { get; } = ["assets/图 1.png", "assets/diagram.svg", "论文/结构图.jpg", "assets/Überblick.webp"];

    public static IReadOnlyList<string> Files { get; } =
        ["data/表.csv", "board.canvas", "views.base", "papers/CLIP.pdf", "papers/Qwen2.5-VL.pdf", "src/train.py", "LICENSE"];

    public static IReadOnlyList<string> IgnoredNotes { get; } = ["build/generated-notes.md", "build/输出结果.md"];

    public static IReadOnlyList<string> EmptyFolders { get; } = ["空文件夹"];

    /// <summary>Nobody looked inside.</summary>
    public static IReadOnlyList<string> OpaqueFolders { get; } = ["node_modules"];

    public IReadOnlyList<NotePlan> Notes { get; }

    public Dialect Dialect { get; }

    /// <summary>Notes whose name is theirs alone.</summary>
    public IReadOnlyList<NotePlan> Linkable { get; }

    public static VaultPlan Create(Dice dice, int count, Dialect dialect)
    {
        var notes = new List<NotePlan>();
        foreach (var folder in SharedFolders)
        {
            notes.Add(new NotePlan { Number = notes.Count, Folder = folder, Stem = SharedStem, LineEnd = "\n" });
        }

        while (notes.Count < count)
        {
            notes.Add(PlanNote(dice, notes.Count));
        }

        return new VaultPlan(notes, dialect);
    }

    /// <summary>Whether a path is there, whatever its case, or with a note's extension.</summary>
    public bool Exists(string path)
    {
        var key = path.ToLowerInvariant();
        return existing.Contains(key) || existing.Contains(key + ".md") || existing.Contains(key + ".markdown");
    }

    /// <summary>Where <c>[[概览]]</c> has to choose by the length of the path.</summary>
    public static bool IsAmbiguousFrom(NotePlan note) => !SharedFolders.Contains(note.Folder);

    private static NotePlan PlanNote(Dice dice, int number)
    {
        var hasTop = dice.Chance(70);
        var isOrphan = number % 16 is 14 or 15;
        var sharesTitle = number % 32 is 14 or 15;
        var note = new NotePlan
        {
            Number = number,
            Folder = dice.Pick(Folders),
            Stem = Stem(dice, number),
            LineEnd = dice.Pick(LineEnds),
            IsOrphan = isOrphan,
            SharesTitle = sharesTitle,
            Slip = number % 9 == 4 && number / 9 < VaultTerms.Slips.Count ? VaultTerms.Slips[number / 9] : null,
            MatterTitle = sharesTitle ? $"重名 {number / 32}" : dice.Chance(40) ? $"题目 {number}: 综述" : null,
            Alias = dice.Chance(30) ? $"别称{number}" : null,
            TopHeading = hasTop ? $"主题 {number}" : null,
        };
        if (hasTop)
        {
            note.AddHeading(new HeadingWord($"主题 {number}", $"主题 {number}", $"主题-{number}"), 1, dice.Chance(30) ? HeadingStyle.Setext : HeadingStyle.Atx);
        }

        for (var left = dice.Next(7); left > 0; left--)
        {
            AddHeading(dice, note);
        }

        for (var i = dice.Next(3); i > 0; i--)
        {
            note.Ids.Add($"锚-{number}-{i}");
            note.BlockIds.Add($"blk-{number}-{i}");
            note.DecoyBlockIds.Add($"no-{number}-{i}");
            note.DecoyHeadings.Add(new HeadingWord($"假标题 {number} {i}", $"假标题 {number} {i}", $"假标题-{number}-{i}"));
        }

        return note;
    }

    private static void AddHeading(Dice dice, NotePlan note)
    {
        var word = dice.Pick(HeadingWords.All);
        var level = 2 + dice.Next(3);
        var style = dice.Next(6) switch
        {
            0 => HeadingStyle.AtxClosed,
            1 when level == 2 => HeadingStyle.Setext,
            2 => HeadingStyle.WithId,
            _ => HeadingStyle.Atx,
        };
        if (style == HeadingStyle.WithId)
        {
            // GitHub shows `{#id}`, so that the heading's own anchor holds it; only the id is meant to be linked to.
            var id = $"id-{note.Number}-{note.Headings.Count}";
            var name = $"带编号 {note.Number} {note.Headings.Count}";
            note.AddHeading(new HeadingWord(name, name, id), level, style, id);
            return;
        }

        note.AddHeading(word, level, style);
    }

    /// <summary>Names with every kind of difficulty, each unique by its number.</summary>
    private static string Stem(Dice dice, int number) => dice.Next(11) switch
    {
        0 => $"笔记{number:D5}",
        1 => $"LLaVA-1.5-{number:D5}",
        2 => $"🚀 启动 {number:D5}",
        3 => $"[WIP] 草稿 {number:D5}",
        4 => $"Über Notiz {number:D5}",
        5 => $"(括号) {number:D5}",
        6 => $"a_b*c*{number:D5}",
        7 => $"50% 进度 {number:D5}",
        8 => $"R&D{number:D5}",
        9 => $"𠮷 𝛼 {number:D5}",
        _ => $"Note-{number:D5}",
    };
}
