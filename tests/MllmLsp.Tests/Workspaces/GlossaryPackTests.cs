using System.Collections;
using System.Reflection;
using System.Text;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces.Packing;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Workspaces;

public sealed class GlossaryPackTests
{
    private const string Everything = """
        title: { en: T, zh: 题 }
        appliesTo: ["a/*.md"]
        candidates: true
        rejected: [no, 否]
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            altLabel: { en: [rotary embedding], zh: [旋转编码] }
            hiddenLabel: [ropee]
            avoid: [{ label: ROPE, reason: { en: one capital, zh: 大小写 } }, Rope]
            fullForm: { RoPE: Rotary Position Embedding }
            pinyin: { 旋转编码: "xuan zhuan bian ma" }
            kind: method
            keep: false
            expand: never
            definition: { en: Turns., zh: 旋转。 }
            formula: R_{\theta}
            broader: [pe]
            related: [alibi]
            partOf: [pe]
            exactMatch: [https://example.org/rope]
            scopeNote: s
            editorialNote: { zh: 注 }
            example: e
            homonym: true
            near: [position, 位置]
            match: ["RoPE 编码"]
            noMatch: [rope]
            source:
              - { document: d.md, section: "1", line: 3 }
              - { title: RoFormer, year: 2021, url: "https://example.org/a" }
          - term: old / 旧
            deprecated: true
            replacedBy: [rope]
            keep: true
            definition: d
        """;

    [Fact]
    public void Every_built_in_file_comes_back_as_it_was() => Assert.All(BuiltInGlossary.Files, AssertComesBack);

    [Fact]
    public void Whatever_an_entry_can_say_comes_back()
    {
        var file = GlossaryParser.Parse("/g.glossary.yml", new SourceText(Everything));
        Assert.Empty(file.Problems.Select(problem => problem.Message.English));
        AssertComesBack(file);
    }

    [Fact]
    public void A_file_with_problems_is_not_packed()
    {
        Assert.Null(GlossaryPack.Pack(GlossaryParser.Parse("/g.glossary.yml", new SourceText("concepts:\n  - term: x\n    definitoin: d\n"))));
        Assert.Null(GlossaryPack.Pack(GlossaryParser.Parse("/g.glossary.yml", new SourceText("concepts: [\n"))));
        Assert.Null(GlossaryPack.Pack(GlossaryParser.Parse("/g.yml", new SourceText("other: 1\n"))));
    }

    private static void AssertComesBack(GlossaryFile file)
    {
        var packed = GlossaryPack.Pack(file);
        Assert.NotNull(packed);
        Assert.Equal(Dump(file), Dump(GlossaryPack.Unpack(packed, file.Path, file.Text)));
        Assert.Throws<FormatException>(() => GlossaryPack.Unpack(packed.AsMemory(0, packed.Length - 1), file.Path, file.Text));
    }

    /// <summary>All that is public in it, so that what is new some day is compared as well.</summary>
    private static string Dump(object? value)
    {
        var result = new StringBuilder();
        Dump(result, value, 0);
        return result.ToString();
    }

    private static void Dump(StringBuilder to, object? value, int depth)
    {
        switch (value)
        {
            case null or string or bool or int or Enum or TextSpan:
                to.Append(value ?? "null").Append('\n');
                break;
            case SourceText text:
                to.Append(text.Length).Append('\n');
                break;
            case IDictionary map:
                Dump(to, map.Keys.Cast<object>().Order().Select(key => (key, map[key])).Select(pair => $"{pair.key}: {pair.Item2}").ToArray(), depth);
                break;
            case IEnumerable items:
                to.Append('[').Append('\n');
                foreach (var item in items)
                {
                    Dump(to, item, depth + 1);
                }

                to.Append(']').Append('\n');
                break;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                {
                    to.Append(' ', depth).Append(property.Name).Append(": ");
                    Dump(to, property.GetValue(value), depth + 1);
                }

                break;
        }
    }
}
