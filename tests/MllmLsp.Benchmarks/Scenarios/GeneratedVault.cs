namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>
/// Notes on the disk whose faults are known: some 4.5 kB each, Chinese and English, with headings, links of every kind, tables, code,
/// formulas and terms. The same for the same number of notes, on every machine.
/// </summary>
internal sealed class GeneratedVault
{
    /// <summary>Of the long note: some 10 MB.</summary>
    private const int ManySections = 8_400;

    private const int LongNoteFellows = 20;

    private readonly bool isLong;

    private GeneratedVault(string folder, int noteCount, bool isLong = false) => (Folder, NoteCount, this.isLong) = (folder, noteCount, isLong);

    public string Folder { get; }

    public int NoteCount { get; }

    /// <summary>What is in it, in words.</summary>
    public string Title { get; private init; } = "";

    /// <summary>Links to notes that are not there; so many are also links to headings that are not there.</summary>
    public int FaultCount => (NoteCount + GeneratedNote.FaultyEvery - 1) / GeneratedNote.FaultyEvery;

    /// <summary>The note that is opened and edited.</summary>
    public ProbeNote Probe => new(PathOf(0), TextOf(0));

    /// <summary>A note that the opened one, and many others, link to.</summary>
    public string Target => PathOf(Math.Min(1, NoteCount - 1));

    /// <summary>Writes the notes, unless they are there.</summary>
    public static GeneratedVault At(string root, int noteCount) =>
        Written(root, $"vault-{noteCount}", new GeneratedVault(Path.Combine(root, $"vault-{noteCount}"), noteCount) { Title = FormattableString.Invariant($"{noteCount:N0} notes") });

    /// <summary>A few notes, the first of them of 10 MB.</summary>
    public static GeneratedVault LongNoteAt(string root) => Written(root, "long-note", new GeneratedVault(Path.Combine(root, "long-note"), LongNoteFellows, isLong: true) { Title = "a note of 10 MB" });

    /// <summary>A few hundred notes beside a glossary of so many labels.</summary>
    public static GeneratedVault WithGlossaryAt(string root, int labels) =>
        Written(root, $"labels-{labels}", new GeneratedVault(Path.Combine(root, $"labels-{labels}"), 500) { Title = FormattableString.Invariant($"500 notes and a glossary of {labels:N0} labels") }, vault => File.WriteAllText(
            Path.Combine(vault.Folder, "large.glossary.yml"),
            "concepts:\n" + string.Concat(Enumerable.Range(0, labels / 2).Select(i => $"  - {{ id: c{i}, term: Translated Model {i} / 译名模型{i}, definition: Number {i}. }}\n"))));

    public string PathOf(int note) => Path.Combine(Folder, GeneratedNote.PathOf(note).Replace('/', Path.DirectorySeparatorChar));

    private string TextOf(int note) => GeneratedNote.TextOf(note, NoteCount, isLong && note == 0 ? ManySections : 5);

    private static GeneratedVault Written(string root, string name, GeneratedVault vault, Action<GeneratedVault>? more = null)
    {
        var mark = Path.Combine(root, $"{name}.done");
        if (!File.Exists(mark))
        {
            vault.Write();
            more?.Invoke(vault);
            File.WriteAllText(mark, "");
        }

        return vault;
    }

    private void Write()
    {
        Directory.CreateDirectory(Path.Combine(Folder, ".git"));

        // For rumdl: the rules about links, as ours has them on; its rules about style have no counterpart.
        File.WriteAllText(Path.Combine(Folder, ".rumdl.toml"), "[global]\nenable = [\"MD042\", \"MD051\", \"MD052\", \"MD053\", \"MD057\"]\n");
        File.WriteAllText(
            Path.Combine(Folder, ".markdownlint-cli2.jsonc"),
            """{ "config": { "default": false, "MD042": true, "MD051": true, "MD052": true, "MD053": true }, "globs": ["**/*.md"] }""");
        for (var note = 0; note < NoteCount; note++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(note))!);
        }

        Parallel.For(0, NoteCount, note => File.WriteAllText(PathOf(note), TextOf(note)));
    }
}
