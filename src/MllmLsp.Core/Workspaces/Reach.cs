namespace MllmLsp.Core.Workspaces;

/// <summary>How far the change of one note's text reaches: whose findings can be others than before.</summary>
public static class Reach
{
    /// <summary>
    /// Paths of the notes whose findings may differ, the changed ones among them; a few too many, never one too few. Null where anybody's may:
    /// where more has changed than the texts of these notes. Costs what the changed notes say, and those that name them.
    /// </summary>
    /// <param name="changed">Paths of all notes that are not the same in both workspaces.</param>
    public static IReadOnlySet<string>? Of(Workspace before, Workspace after, IReadOnlyCollection<string> changed)
    {
        if (before.State != IndexState.Complete || after.State != IndexState.Complete || before.DocumentCount != after.DocumentCount
            || before.Folders != after.Folders || before.Files != after.Files
            || before.GlossaryFiles != after.GlossaryFiles || before.ConceptNotes != after.ConceptNotes || before.BibFiles != after.BibFiles)
        {
            return null;
        }

        var reached = new HashSet<string>(changed, StringComparer.Ordinal);
        foreach (var path in changed)
        {
            if (before.Find(path) is not { } old || after.Find(path) is not { } now)
            {
                return null;
            }

            AddReferrers(reached, before, after, old, now);
            AddLinked(reached, before, after, old, now);
            AddMisspelling(reached, before, after, old, now);
        }

        return reached;
    }

    /// <summary>Who links to the note, where what links can lead to has changed; and who has its title.</summary>
    private static void AddReferrers(HashSet<string> reached, Workspace before, Workspace after, Document old, Document now)
    {
        if (NoteFace.AreSame(old.Outline, now.Outline) && old.IsOpen == now.IsOpen)
        {
            return;
        }

        reached.UnionWith(before.MayReferTo(old.Path).Concat(after.MayReferTo(now.Path)).Select(note => note.Path));
        if (old.Outline.Title != now.Outline.Title)
        {
            reached.UnionWith(old.Outline.Title is { } title ? after.FindByTitle(title) : []);
            reached.UnionWith(now.Outline.Title is { } other ? after.FindByTitle(other) : []);
        }
    }

    /// <summary>Notes that the note linked to and no longer does, or does now: they may be orphans.</summary>
    private static void AddLinked(HashSet<string> reached, Workspace before, Workspace after, Document old, Document now)
    {
        var targets = before.TargetsOf(old).ToHashSet(StringComparer.Ordinal);
        targets.SymmetricExceptWith(after.TargetsOf(now));
        reached.UnionWith(targets);
    }

    /// <summary>A word that stands in a second note is nobody's slip.</summary>
    private static void AddMisspelling(HashSet<string> reached, Workspace before, Workspace after, Document old, Document now)
    {
        var words = (old.Terms?.Misspellings ?? []).Select(slip => slip.Key).ToHashSet(StringComparer.Ordinal);
        words.SymmetricExceptWith((now.Terms?.Misspellings ?? []).Select(slip => slip.Key));
        reached.UnionWith(words.SelectMany(word => before.NotesWithMisspelling(word).Concat(after.NotesWithMisspelling(word))));
    }
}
