using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Which notes may refer to a note or concept: an inverted index from the names that references use to the notes that use them. It answers
/// a superset, so that only a few notes' references have to be resolved, and it never has to know what resolves to what: it stays right
/// whatever files come and go.
/// </summary>
internal sealed class BacklinkIndex
{
    /// <summary>No name holds a control character, so that ids, labels and names of files never meet.</summary>
    private const string ConceptPrefix = "\u0001";

    private const string LabelPrefix = "\u0002";

    private const string CitationPrefix = "\u0004";

    private readonly UserTable users;
    private readonly LayeredLookup tags;

    private BacklinkIndex(UserTable users, LayeredLookup tags) => (this.users, this.tags) = (users, tags);

    /// <summary>Linear in the references of all notes but for sorting them; on all cores.</summary>
    public static BacklinkIndex Of(IEnumerable<Document> documents)
    {
        var notes = documents.OrderBy(document => document.Path, StringComparer.Ordinal).ToArray();
        var (names, tags) = (new ulong[notes.Length][], new HashSet<string>[notes.Length]);
        Parallel.For(0, notes.Length, i =>
        {
            var outline = notes[i].OutlineOnce;
            (names[i], tags[i]) = (HashesOf(notes[i], outline), TagsOf(outline));
        });
        return new BacklinkIndex(
            UserTable.Create([.. notes.Select(note => note.Path)], names),
            LayeredLookup.Create(notes.SelectMany((note, i) => tags[i].Select(tag => (tag, note.Path)))));
    }

    /// <summary>The index with a note's references in the place of those it had before.</summary>
    public BacklinkIndex With(Document? before, Document? now)
    {
        var (newUsers, newTags) = (ChangedUsers(before, now), ChangedTags(before, now));
        return ReferenceEquals(newUsers, users) && ReferenceEquals(newTags, tags) ? this : new BacklinkIndex(newUsers, newTags);
    }

    /// <summary>Paths of the notes that may refer to a file, the file itself aside, each once.</summary>
    public IEnumerable<string> MayReferTo(Workspace workspace, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { NameKey.Folded(PathText.Name(path)), NameKey.Folded(PathText.Stem(path)) };
        if (PathText.Stem(path) is "README" or "readme" or "index")
        {
            // Links to a folder lead to its note; `..` and `.` name it without its name.
            names.Add(NameKey.Folded(PathText.Name(PathText.Folder(path))));
            names.Add("");
        }

        if (workspace.Find(path) is { } document)
        {
            if (document.Outline.Title is { } title)
            {
                names.Add(Name(title));
            }

            names.UnionWith((document.Outline.FrontMatter?.Aliases ?? []).Select(alias => Name(alias.Name)));
        }

        return names.SelectMany(name => users[name]).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Paths of the notes in whose prose a label of the concept stands.</summary>
    public ImmutableArray<string> Mentioning(string conceptId) => users[ConceptPrefix + conceptId];

    /// <summary>How many they are; costs no more where they are many.</summary>
    public int CountMentioning(string conceptId) => users.CountOf(ConceptPrefix + conceptId);

    /// <summary>Paths of the notes with a wiki link that one of the concept's names could answer, each once.</summary>
    public IEnumerable<string> MayLinkTo(Concept concept) =>
        concept.Labels.Select(label => label.Text).Append(concept.Id).Select(LabelIndex.KeyOf).OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(key => users[LabelPrefix + key])
            .Distinct(StringComparer.Ordinal);

    /// <summary>Paths of the notes that have the tag or one nested below it.</summary>
    public ImmutableArray<string> Tagged(string tag) => tags[Name(tag)];

    /// <summary>Paths of the notes that cite a key.</summary>
    public ImmutableArray<string> Citing(string key) => users[CitationPrefix + key];

    /// <summary>Every tag of the workspace, folded, with the number of notes that have it or one below it.</summary>
    public IEnumerable<(string Tag, int Notes)> Tags() =>
        tags.All().Select(entry => (entry.Key, entry.Values.Length));

    private UserTable ChangedUsers(Document? before, Document? now)
    {
        var (old, kept) = (before is null ? [] : HashesOf(before, before.Outline), now is null ? [] : HashesOf(now, now.Outline));
        var changed = users;
        foreach (var name in old.Except(kept))
        {
            changed = changed.Remove(name, before!.Path);
        }

        foreach (var name in kept.Except(old))
        {
            changed = changed.Add(name, now!.Path);
        }

        return changed;
    }

    private LayeredLookup ChangedTags(Document? before, Document? now)
    {
        var (old, kept) = (before is null ? [] : TagsOf(before.Outline), now is null ? [] : TagsOf(now.Outline));
        var changed = tags;
        foreach (var tag in old.Except(kept))
        {
            changed = changed.Remove(tag, before!.Path);
        }

        foreach (var tag in kept.Except(old))
        {
            changed = changed.Add(tag, now!.Path);
        }

        return changed;
    }

    private static ulong[] HashesOf(Document document, Outline outline) => [.. KeysOf(document, outline).Select(static key => UserTable.HashOf(key)).Distinct()];

    private static HashSet<string> KeysOf(Document document, Outline outline)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in outline.References)
        {
            if (reference.Target.Length == 0)
            {
                continue;
            }

            if (reference.Kind is ReferenceKind.Citation or ReferenceKind.BareCitation)
            {
                keys.Add(CitationPrefix + reference.Target);
            }
            else if (reference.IsWiki)
            {
                AddWiki(reference.Target, keys);
            }
            else if (reference.HasDestination && Destination.Classify(reference.Target) is DestinationKind.Relative or DestinationKind.Rooted)
            {
                AddDestination(reference.Target, keys);
            }
        }

        foreach (var concept in document.Mentions ?? [])
        {
            keys.Add(ConceptPrefix + concept);
        }

        return keys;
    }

    /// <summary>Tags, each with those above it: <c>#a/b</c> is one of <c>#a</c>, too.</summary>
    private static HashSet<string> TagsOf(Outline outline)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in (outline.FrontMatter?.Tags ?? []).Concat(outline.Tags))
        {
            var name = Name(tag.Name);
            for (var end = name.IndexOf('/'); end > 0; end = name.IndexOf('/', end + 1))
            {
                found.Add(name[..end]);
            }

            found.Add(name);
        }

        return found;
    }

    private static void AddWiki(string target, HashSet<string> keys)
    {
        keys.Add(Name(target));
        keys.Add(Name(LastPart(target)));
        if (LabelIndex.KeyOf(target) is { } label)
        {
            keys.Add(LabelPrefix + label);
            keys.Add(LabelPrefix + LabelIndex.Singular(label));
        }
    }

    private static void AddDestination(string target, HashSet<string> keys)
    {
        var written = Destination.WithoutQuery(target);
        keys.Add(Name(LastPart(written)));
        keys.Add(Name(LastPart(Destination.Decode(written))));
    }

    /// <summary>The last part of a path; empty for a path that ends in <c>..</c> or <c>.</c>, which names no file.</summary>
    private static string LastPart(string target)
    {
        var path = target.Replace('\\', '/').TrimEnd('/');
        var last = PathText.Name(path);
        return last is "." or ".." ? "" : last;
    }

    private static string Name(string name) => NameKey.Folded(name);
}
