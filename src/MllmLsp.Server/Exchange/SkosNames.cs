namespace MllmLsp.Server.Exchange;

/// <summary>What the keys of a JSON-LD file stand for, by the context that the file has in it and the prefixes that everybody uses.</summary>
internal sealed class SkosNames
{
    /// <summary>Of properties that say nothing that is not read elsewhere: inverse ones, and where concepts are listed.</summary>
    private static readonly string[] Implied =
    [
        Skos.Namespace + "narrower", Skos.Namespace + "inScheme", Skos.Namespace + "topConceptOf", Skos.Namespace + "hasTopConcept",
    ];

    private readonly Dictionary<string, string> terms = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(Skos.Terms.Select(term => term.Iri).Concat(Implied).Append(Skos.Namespace + "note"), StringComparer.Ordinal);

    private SkosNames()
    {
        terms["skos"] = Skos.Namespace;
        terms["dct"] = terms["dcterms"] = Skos.DublinCore;
        terms["owl"] = Skos.Owl;
        foreach (var (name, iri, _) in Skos.Terms)
        {
            terms[name] = iri;
        }
    }

    public static SkosNames Of(PlacedJson? context)
    {
        var names = new SkosNames();
        foreach (var (key, _, value) in (context is null ? [] : SkosReader.Items(context)).OfType<PlacedObject>().SelectMany(one => one.Members))
        {
            if ((value is PlacedObject definition ? definition["@id"] : value) is { } id && SkosReader.TextOf(id) is { } iri)
            {
                names.terms[key] = iri;
            }
        }

        return names;
    }

    /// <summary>The whole address of a key or a type; a keyword such as <c>@id</c> for an alias of it.</summary>
    public string Expand(string name)
    {
        // A term may be defined by another one; a circle ends all the same.
        for (var round = 0; round < 8; round++)
        {
            if (terms.TryGetValue(name, out var iri) && iri != name)
            {
                name = iri;
            }
            else if (name.IndexOf(':') is > 0 and var colon && terms.TryGetValue(name[..colon], out var prefix) && !name.AsSpan(colon + 1).StartsWith("//"))
            {
                return Expanded(prefix) + name[(colon + 1)..];
            }
            else
            {
                return name;
            }
        }

        return name;
    }

    private string Expanded(string prefix) => terms.TryGetValue(prefix, out var iri) && iri != prefix && !iri.Contains(':') ? iri : prefix;

    public bool IsKnown(string key) => Expand(key) is var name && (name.StartsWith('@') || known.Contains(name));

    public PlacedJson? Keyword(PlacedObject node, string keyword) => node.Members.FirstOrDefault(member => Expand(member.Key) == keyword).Value;

    public PlacedJson? Member(PlacedObject node, string property) => Members(node, property).FirstOrDefault();

    public IEnumerable<PlacedJson> Members(PlacedObject node, string property) =>
        node.Members.Where(member => Expand(member.Key) == property).Select(member => member.Value);
}
