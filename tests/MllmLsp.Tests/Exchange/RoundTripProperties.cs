using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Exchange;

namespace MllmLsp.Tests.Exchange;

/// <summary>What goes out in a format comes back, as far as the format can hold it. Compared as our own YAML, in which everything shows.</summary>
public class RoundTripProperties
{
    private static readonly int Iterations = LongRun.Cases(200);

    private static readonly LocalizedText Title = new("Title: \"one\"", "标题；一");

    [Fact]
    public void Our_own_yaml_holds_everything_and_is_stable() => GeneratedConcepts.Lists.Sample(concepts =>
    {
        var text = GlossaryWriter.Write(Title, concepts);
        var file = GlossaryParser.Parse("a.glossary.yml", new SourceText(text));
        Assert.Empty(file.Problems);
        Assert.Equal(Title, file.Title);
        Assert.Equal(text, GlossaryWriter.Write(file.Title, file.Concepts));
        Assert.Equal(concepts.Select(Facts), file.Concepts.Select(Facts));
    }, iter: Iterations);

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    public void A_table_holds_everything(char separator) => GeneratedConcepts.Lists.Sample(concepts =>
    {
        var text = new StringWriter();
        CsvText.Write(text, GlossaryTable.Rows([new GlossaryTopic("t", Title, concepts)]).Prepend(GlossaryTable.Header), separator);
        var table = CsvText.Read(text.ToString(), separator, out var problem);
        Assert.Null(problem);
        AssertSame(concepts, TableReader.Read(table!));
    }, iter: Iterations);

    [Fact]
    public void Skos_holds_everything() => GeneratedConcepts.Lists.Sample(concepts =>
    {
        var text = new StringWriter();
        SkosWriter.Write(text, [new GlossaryTopic("t", Title, concepts)], Skos.DefaultBase, new ExportLosses());
        using var valid = JsonDocument.Parse(text.ToString());

        // A full form is an alternative label there: that it was written as one too cannot be told.
        AssertSame([.. concepts.Select(OnlyFullForms)], SkosReader.Read(new SourceText(text.ToString())));
    }, iter: Iterations);

    [Fact]
    public void Tbx_holds_terms_definitions_relations_and_sources() => GeneratedConcepts.Lists.Sample(concepts =>
    {
        concepts = [.. concepts.Select(AsTbxHoldsIt)];
        var (text, losses) = (new StringWriter(), new ExportLosses());
        TbxWriter.Write(text, [new GlossaryTopic("t", Title, concepts)], "Title", losses);
        Assert.All(losses.Lines(Language.English), line => Assert.Contains("section and line", line, StringComparison.Ordinal));
        AssertSame([.. concepts.Select(WithTextualSources)], TbxReader.Read(new SourceText(text.ToString())));
    }, iter: Iterations);

    private static void AssertSame(ImmutableArray<Concept> expected, ImportedGlossary read)
    {
        Assert.Empty(read.Problems);
        var importedExpected = Import(new ImportedGlossary(Title, [.. expected.Select(concept => new ImportedConcept(concept, 0))], []));
        var importedRead = Import(read);
        Assert.Equal(importedExpected.Text, importedRead.Text);
        Assert.Empty(GlossaryParser.Parse("a.glossary.yml", new SourceText(importedRead.Text)).Problems);
    }

    private static GlossaryImport Import(ImportedGlossary read) =>
        GlossaryImport.Of(read with { Concepts = [.. read.Concepts.Select(one => one with { Concept = Sorted(one.Concept) })] }, Glossary.Empty);

    /// <summary>Formats that group labels by language do not keep their order across languages.</summary>
    private static Concept Sorted(Concept concept) => concept with { Labels = [.. concept.Labels.OrderBy(label => label.Role).ThenBy(label => label.Language)] };

    private static Concept OnlyFullForms(Concept concept) => concept with
    {
        Labels = [.. concept.Labels.Select(label => label is { Role: LabelRole.Alternative, Abbreviates: not null } ? label with { Role = LabelRole.FullForm } : label)],
    };

    private static Concept AsTbxHoldsIt(Concept concept) => OnlyFullForms(concept) with
    {
        Labels = [.. OnlyFullForms(concept).Labels.Where(label => label.Role != LabelRole.Hidden)],
        Kind = ConceptKind.Concept,
        Keep = null,
        Expand = ExpandAt.First,
        Homonym = false,
        Near = [],
        Match = [],
        NoMatch = [],
        Pinyin = ImmutableDictionary<string, string>.Empty,
        Formula = null,
        EditorialNote = new LocalizedText(null, null),
        Deprecated = false,
        ReplacedBy = [],
    };

    private static Concept WithTextualSources(Concept concept) => concept with { Sources = [.. concept.Sources.SelectMany(Textual)] };

    private static IEnumerable<ConceptSource> Textual(ConceptSource source)
    {
        if (source.Url is not null || source.Title is not null)
        {
            yield return TbxSource.Publication(TbxSource.Text(source with { Document = null, Section = null, Line = null, Url = null }), source.Url);
        }

        if (source.Document is not null)
        {
            yield return TbxSource.Publication(TbxSource.Text(new ConceptSource(source.Document, source.Section, null, null, null) { Line = source.Line }), null);
        }
    }

    /// <summary>What a concept says, without its places.</summary>
    private static string Facts(Concept concept) => string.Join(
        '\n',
        concept.Labels.Select(label => $"{label.Text}\t{label.Language}\t{label.Role}\t{label.Abbreviates}\t{label.Reason}")
            .Concat(concept.Relations.Select(relation => $"{relation.Kind} {relation.Target}"))
            .Concat(concept.Sources.Select(source => source.ToString()))
            .Append($"{concept.Id}\t{concept.Kind}\t{concept.Keep}\t{concept.Expand}\t{concept.Definition}\t{concept.Formula}\t{concept.ScopeNote}\t{concept.EditorialNote}")
            .Append($"{concept.Example}\t{concept.Deprecated}\t{concept.Homonym}\t{string.Join('|', concept.ReplacedBy)}\t{string.Join('|', concept.Near)}\t{string.Join('|', concept.Pinyin)}")
            .Append($"{string.Join('|', concept.Match.Select(example => example.Text))}\t{string.Join('|', concept.NoMatch.Select(example => example.Text))}"));
}
