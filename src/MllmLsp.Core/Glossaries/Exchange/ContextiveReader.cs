using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>
/// Reads a definitions file of Contextive: <c>contexts</c>, each with <c>terms</c> of <c>name</c>, <c>definition</c>, <c>examples</c>,
/// <c>aliases</c> and <c>meta</c>. A name may be written in any of the ways that code writes names; it is kept as it is.
/// </summary>
public static class ContextiveReader
{
    private static readonly string[] KeysOfContext = ["name", "domainVisionStatement", "terms", "paths", "meta"];

    public static ImportedGlossary Read(string text)
    {
        var yamlProblems = new ProblemList("");
        var problems = new ImportProblems();
        var root = YamlReader.Read(text, yamlProblems, out var isBroken);
        if (isBroken || root is not YamlMap map || Value(map, "contexts") is not { } contexts)
        {
            foreach (var problem in yamlProblems.InOrder())
            {
                problems.Fail(problem.Span.Start, problem.Message.English, problem.Message.Chinese);
            }

            if (!isBroken)
            {
                problems.Fail(0, "This is no Contextive file: it has no key 'contexts'.", "这不是 Contextive 文件：没有键“contexts”。");
            }

            return new ImportedGlossary(new LocalizedText(null, null), [], problems.InOrder());
        }

        foreach (var (key, _) in map.Entries.Where(entry => entry.Key.Value != "contexts"))
        {
            problems.Note(
                key.Span.Start,
                $"'{key.Value}' is left out: import the files that it names by themselves.",
                $"已略去“{key.Value}”：请另行导入其中的文件。");
        }

        var reader = new ContextsReader(new YamlValues(text, yamlProblems), problems);
        reader.ReadContexts(contexts);
        foreach (var problem in yamlProblems.InOrder())
        {
            problems.Note(problem.Span.Start, problem.Message.English, problem.Message.Chinese);
        }

        return new ImportedGlossary(reader.Title, [.. reader.Concepts], problems.InOrder());
    }

    private static YamlNode? Value(YamlMap map, string key)
    {
        var entry = map.Entries.FirstOrDefault(entry => entry.Key?.Value == key);
        return entry.Key is null || entry.Value is YamlScalar { IsNull: true } ? null : entry.Value;
    }

    private sealed class ContextsReader(YamlValues values, ImportProblems problems)
    {
        public List<ImportedConcept> Concepts { get; } = [];

        public LocalizedText Title { get; private set; } = new(null, null);

        public void ReadContexts(YamlNode node)
        {
            ImmutableArray<YamlMap> contexts = [.. Maps(node)];
            foreach (var context in contexts)
            {
                var name = Value(context, "name") is { } named ? values.Text(named) : null;
                if (contexts.Length == 1 && name is not null)
                {
                    Title = ConceptDraft.Join(Title, name);
                }

                foreach (var (key, value) in context.Entries)
                {
                    if (key.Value is "domainVisionStatement" or "paths" or "meta" || (key.Value == "name" && contexts.Length > 1))
                    {
                        problems.Note(key.Span.Start, key.Value == "name"
                            ? $"A glossary has one title: the context's name '{name}' becomes a usage note of its entries."
                            : $"A glossary has no place for a context's '{key.Value}': left out.", key.Value == "name"
                            ? $"一个术语表只有一个标题：上下文名“{name}”改作其条目的用法说明。"
                            : $"术语表中没有上下文的“{key.Value}”：已略去。");
                    }
                    else if (!KeysOfContext.Contains(key.Value))
                    {
                        values.UnknownKey(key, context.Entries, [.. KeysOfContext]);
                    }
                    else if (key.Value == "terms" && value is not YamlScalar { IsNull: true })
                    {
                        foreach (var term in Maps(value))
                        {
                            ReadTerm(term, contexts.Length > 1 ? name : null);
                        }
                    }
                }
            }
        }

        private void ReadTerm(YamlMap term, string? context)
        {
            var draft = new ConceptDraft(term.Span.Start);
            if (context is not null)
            {
                draft.Rest = draft.Rest with { ScopeNote = ConceptDraft.Join(draft.Rest.ScopeNote, context) };
            }

            foreach (var (key, value) in term.Entries.OrderBy(entry => entry.Key.Value != "name"))
            {
                if (value is YamlScalar { IsNull: true })
                {
                    continue;
                }

                switch (key.Value)
                {
                    case "name" when values.Text(value) is { } name:
                        draft.AddName(name);
                        break;
                    case "name":
                        break;
                    case "definition" when values.Text(value) is { } definition:
                        draft.Rest = draft.Rest with { Definition = ConceptDraft.Join(draft.Rest.Definition, definition) };
                        break;
                    case "definition":
                        break;
                    case "aliases":
                        values.Texts(value).ForEach(alias => draft.Add(alias.Text, null, LabelRole.Alternative));
                        break;
                    case "examples":
                        values.Texts(value).ForEach(example => draft.Rest = draft.Rest with { Example = ConceptDraft.Join(draft.Rest.Example, example.Text) });
                        break;
                    case "meta":
                        ReadMeta(value, draft);
                        break;
                    default:
                        values.UnknownKey(key, term.Entries, ["name", "definition", "aliases", "examples", "meta"]);
                        break;
                }
            }

            if (draft.Build() is { } concept)
            {
                Concepts.Add(concept);
            }
            else
            {
                problems.Note(term.Span.Start, "The term has no 'name': left out.", "术语没有“name”：已略去。");
            }
        }

        /// <summary>Free keys and values that a team gives meanings of its own: kept as notes for readers.</summary>
        private void ReadMeta(YamlNode node, ConceptDraft draft)
        {
            foreach (var (key, value) in values.Entries(node))
            {
                if (values.Text(value) is { } text)
                {
                    draft.Rest = draft.Rest with { ScopeNote = ConceptDraft.Join(draft.Rest.ScopeNote, $"{key.Value}: {text.Trim()}") };
                }
            }
        }

        private IEnumerable<YamlMap> Maps(YamlNode node)
        {
            foreach (var item in node is YamlList list ? list.Items : [node])
            {
                if (item is YamlMap map)
                {
                    yield return map;
                }
                else
                {
                    problems.Note(item.Span.Start, "Keys with their values have to stand here: left out.", "此处须为键和值：已略去。");
                }
            }
        }
    }
}
