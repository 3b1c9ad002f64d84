using System.Globalization;
using System.Text;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>The text of one note of a generated vault, by its number and the number of all.</summary>
internal static class GeneratedNote
{
    /// <summary>Of so many notes one has a link to a missing note and one to a missing heading of another.</summary>
    public const int FaultyEvery = 50;

    private const int NotesInFolder = 100;

    /// <summary>Relative to the vault.</summary>
    public static string PathOf(int note) => string.Create(CultureInfo.InvariantCulture, $"area-{note / NotesInFolder:000}/{NameOf(note)}.md");

    /// <param name="count">Of notes: links lead to any of them.</param>
    /// <param name="sections">More of them make a longer note.</param>
    public static string TextOf(int note, int count, int sections = 5)
    {
        var text = new StringBuilder(6000);
        var random = new Random(note);
        text.Append(CultureInfo.InvariantCulture, $"---\ntags: [area-{note / NotesInFolder}, note]\naliases: [alias {note}]\n---\n\n# Note {note}: {Prose.Topic(note)}\n\n");
        if (note % FaultyEvery == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ProbeNote.MissingNote} [gone](gone-{note}.md).\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{ProbeNote.MissingHeading} [gone]({Relative(note, Neighbour(note, 1, count))}#no-such-heading).\n\n");
            text.Append("An edit goes here: \n\n");
        }

        for (var section = 0; section < sections; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## Section {section} of {Prose.Topic(note + section)}\n\n");
            for (var paragraph = 0; paragraph < 3; paragraph++)
            {
                Prose.AddParagraph(text, random);
                AddLink(text, note, random, paragraph, count);
                text.Append("\n\n");
            }

            AddBlock(text, note, section, random);
        }

        text.Append(CultureInfo.InvariantCulture, $"[^1]: {Prose.Topic(note)}\n\n[ref]: {Relative(note, Neighbour(note, 2, count))}\n");
        return text.ToString();
    }

    private static void AddLink(StringBuilder text, int note, Random random, int kind, int count)
    {
        var target = random.Next(4) == 0 ? Math.Min(1, count - 1) : random.Next(count);
        switch (kind)
        {
            case 0:
                text.Append(CultureInfo.InvariantCulture, $" See [note {target}]({Relative(note, target)}).");
                break;
            case 1:
                text.Append(CultureInfo.InvariantCulture, $" 参见 [第 {target} 篇]({Relative(note, target)}#section-1-of-{Prose.Anchor(target + 1)})。");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $" 另见 [[{NameOf(target)}]] 与 [其他][ref]，注[^1]。");
                break;
        }
    }

    private static void AddBlock(StringBuilder text, int note, int section, Random random)
    {
        switch (section)
        {
            case 1:
                text.Append("| model | 数据 | score |\n| --- | --- | --: |\n");
                for (var row = 0; row < 4; row++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"| m{row} | 图文对 {random.Next(900)} M | {random.Next(100)}.{row} |\n");
                }

                text.Append('\n');
                break;
            case 2:
                text.Append(CultureInfo.InvariantCulture, $"```python\nx = model[{note}](image, text)  # [no](link.md)\nprint(x.shape)\n```\n\n");
                break;
            case 3:
                text.Append("$$\n\\mathrm{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d}}\\right)V\n$$\n\n- one `code`\n- two **bold**\n  - three\n\n");
                break;
        }
    }

    private static int Neighbour(int note, int by, int count) => (note + by) % count;

    private static string NameOf(int note) => $"note-{note.ToString(CultureInfo.InvariantCulture)}";

    private static string Relative(int from, int to) =>
        from / NotesInFolder == to / NotesInFolder
            ? $"{NameOf(to)}.md"
            : string.Create(CultureInfo.InvariantCulture, $"../area-{to / NotesInFolder:000}/{NameOf(to)}.md");
}
