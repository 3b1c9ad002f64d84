using System.Globalization;
using System.Text;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>
/// Notes on the disk whose faults are known: some 4.5 kB each, Chinese and English, with headings, links of every kind, tables, code,
/// formulas and terms. The same for the same number of notes, on every machine.
/// </summary>
internal sealed class GeneratedVault
{
    /// <summary>Of so many notes one has a link to a missing note and one to a missing heading of another.</summary>
    private const int FaultyEvery = 50;

    private const int NotesInFolder = 100;

    private GeneratedVault(string folder, int noteCount) => (Folder, NoteCount) = (folder, noteCount);

    public string Folder { get; }

    public int NoteCount { get; }

    /// <summary>Links to notes that are not there; so many are also links to headings that are not there.</summary>
    public int FaultCount => (NoteCount + FaultyEvery - 1) / FaultyEvery;

    /// <summary>The note that is opened and edited.</summary>
    public ProbeNote Probe => new(PathOf(0), TextOf(0));

    /// <summary>A note that the opened one, and many others, link to.</summary>
    public string Target => PathOf(Math.Min(1, NoteCount - 1));

    /// <summary>Writes the notes, unless they are there.</summary>
    public static GeneratedVault At(string root, int noteCount)
    {
        var vault = new GeneratedVault(Path.Combine(root, $"vault-{noteCount}"), noteCount);
        var mark = Path.Combine(root, $"vault-{noteCount}.done");
        if (!File.Exists(mark))
        {
            vault.Write();
            File.WriteAllText(mark, "");
        }

        return vault;
    }

    public string PathOf(int note) =>
        Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"area-{note / NotesInFolder:000}"), $"{NameOf(note)}.md");

    private void Write()
    {
        Directory.CreateDirectory(Path.Combine(Folder, ".git"));

        // For rumdl: the rules about links, as ours has them on; its rules about style have no counterpart.
        File.WriteAllText(Path.Combine(Folder, ".rumdl.toml"), "[global]\nenable = [\"MD042\", \"MD051\", \"MD052\", \"MD053\", \"MD057\"]\n");
        File.WriteAllText(
            Path.Combine(Folder, ".markdownlint-cli2.jsonc"),
            """{ "config": { "default": false, "MD042": true, "MD051": true, "MD052": true, "MD053": true }, "globs": ["**/*.md"] }""");
        for (var note = 0; note < NoteCount; note += NotesInFolder)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(note))!);
        }

        Parallel.For(0, NoteCount, note => File.WriteAllText(PathOf(note), TextOf(note)));
    }

    private string TextOf(int note)
    {
        var text = new StringBuilder(6000);
        var random = new Random(note);
        text.Append(CultureInfo.InvariantCulture, $"---\ntags: [area-{note / NotesInFolder}, note]\naliases: [alias {note}]\n---\n\n# Note {note}: {Prose.Topic(note)}\n\n");
        if (note % FaultyEvery == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ProbeNote.MissingNote} [gone](gone-{note}.md).\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{ProbeNote.MissingHeading} [gone]({Relative(note, Neighbour(note, 1))}#no-such-heading).\n\n");
            text.Append("An edit goes here: \n\n");
        }

        for (var section = 0; section < 5; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## Section {section} of {Prose.Topic(note + section)}\n\n");
            for (var paragraph = 0; paragraph < 3; paragraph++)
            {
                Prose.AddParagraph(text, random);
                AddLink(text, note, random, paragraph);
                text.Append("\n\n");
            }

            AddBlock(text, note, section, random);
        }

        text.Append(CultureInfo.InvariantCulture, $"[^1]: {Prose.Topic(note)}\n\n[ref]: {Relative(note, Neighbour(note, 2))}\n");
        return text.ToString();
    }

    private void AddLink(StringBuilder text, int note, Random random, int kind)
    {
        var target = random.Next(4) == 0 ? Math.Min(1, NoteCount - 1) : random.Next(NoteCount);
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

    private int Neighbour(int note, int by) => (note + by) % NoteCount;

    private static string NameOf(int note) => $"note-{note.ToString(CultureInfo.InvariantCulture)}";

    private static string Relative(int from, int to) =>
        from / NotesInFolder == to / NotesInFolder
            ? $"{NameOf(to)}.md"
            : string.Create(CultureInfo.InvariantCulture, $"../area-{to / NotesInFolder:000}/{NameOf(to)}.md");
}
