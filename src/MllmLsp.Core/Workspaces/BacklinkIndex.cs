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

    private readonly LayeredLookup users;
    private readonly LayeredLookup tags;

    private BacklinkIndex(LayeredLookup users, LayeredLookup tags) => (this.users, this.tags) = (users, tags);

    /// <summary>Linear in the references of all notes.</summary>
    public static BacklinkIndex Of(IReadOnlyCollection<Document> documents) => new(
        LayeredLookup.Create(documents.SelectMany(document => KeysOf(document).Select(key => (key, document.Path)))),
        LayeredLookup.Create(documents.SelectMany(document => TagsOf(document).Select(tag => (tag, document.Path)))));

    /// <summary>The index with a note's references in the place of those it had before.</summary>
    public BacklinkIndex With(Document? before, Document? now)
    {
        var (newUsers, newTags) = (Changed(users, before, now, KeysOf), Changed(tags, before, now, TagsOf));
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

    private static LayeredLookup Changed(LayeredLookup lookup, Document? before, Document? now, Func<Document, HashSet<string>> keysOf)
    {
        var old = before is null ? [] : keysOf(before);
        var kept = now is null ? [] : keysOf(now);
        foreach (var key in old.Except(kept))
        {
            lookup = lookup.Remove(key, before!.Path);
        }

        foreach (var key in kept.Except(old))
        {
            lookup = lookup.Add(key, now!.Path);
        }

        return lookup;
    }

    private static HashSet<string> KeysOf(Document document)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in document.Outline.References)
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
    private static HashSet<string> TagsOf(Document document)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in (document.Outline.FrontMatter?.Tags ?? []).Concat(document.Outline.Tags))
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
