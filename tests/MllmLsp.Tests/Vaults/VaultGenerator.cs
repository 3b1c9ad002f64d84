using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Vaults;

/// <summary>Generates folders of notes of which it is known what is wrong with them, since the generator made it so.</summary>
internal static class VaultGenerator
{
    /// <summary>The same vault for the same seed and count.</summary>
    public static Vault Generate(int seed, int noteCount, Dialect dialect = Dialect.GitHub)
    {
        var dice = new Dice(seed);
        var plan = VaultPlan.Create(dice, noteCount, dialect);
        var notes = new List<VaultNote>(noteCount);
        var truth = new List<TruthLabel>();
        foreach (var note in plan.Notes)
        {
            var writer = new NoteWriter(plan, note, dice);
            notes.Add(new VaultNote(note.Path, writer.Write()));
            truth.AddRange(writer.Truth);
        }

        // What readers begin with links to every note but the orphans.
        notes.Add(new VaultNote("README.md", string.Concat(plan.Notes.Where(n => !n.IsOrphan).Select(n => $"- [{n.Number}](<{n.Path.Replace("&", "&amp;", StringComparison.Ordinal).Replace("%", "%25", StringComparison.Ordinal)}>)\n"))));
        return new Vault(
            dialect,
            notes, [.. VaultPlan.Pictures, VaultTerms.GlossaryPath, VaultTerms.BibliographyPath, .. VaultPlan.Files, .. VaultPlan.IgnoredNotes], VaultPlan.EmptyFolders, VaultPlan.OpaqueFolders, truth);
    }
}
