using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Text;
using MllmLsp.Server.Exchange;

namespace MllmLsp.Fuzz.Targets;

/// <summary>
/// Another format's file: problems placed in it, the glossary that is made of it reads without a problem, every format can be written of it, and a
/// format that holds everything gives it back.
/// </summary>
internal static class ExchangeTarget
{
    public static void Check(string format, string input)
    {
        var read = ExchangeFormat.Read(format, new SourceText(input));
        foreach (var offset in read.Problems.Select(problem => problem.Offset).Concat(read.Concepts.Select(concept => concept.Offset)))
        {
            Demand.Inside(new TextSpan(offset, 0), input.Length, "a place");
        }

        var import = GlossaryImport.Of(read, Glossary.Empty);
        foreach (var problem in import.Problems)
        {
            Demand.Inside(new TextSpan(problem.Offset, 0), input.Length, "a problem of the import");
        }

        var file = GlossaryParser.Parse("/ws/imported.glossary.yml", new SourceText(import.Text));
        Demand.That(file.Problems.IsEmpty, "an imported glossary has no problem", string.Join("; ", file.Problems.Select(problem => problem.Message.English)));
        Demand.That(file.Concepts.Length == import.Count, "an import counts its concepts", $"{file.Concepts.Length}, not {import.Count}");
        if (!file.Concepts.IsEmpty)
        {
            CheckExport(file);
        }
    }

    private static void CheckExport(GlossaryFile file)
    {
        ImmutableArray<GlossaryTopic> topics = [new GlossaryTopic("imported", file.Title, file.Concepts)];
        Same(file, ExchangeFormat.Csv, Written(output => CsvText.Write(output, GlossaryTable.Rows(topics).Prepend(GlossaryTable.Header), ',')));
        Same(file, ExchangeFormat.Skos, Written(output => SkosWriter.Write(output, topics, Skos.DefaultBase, new ExportLosses())));
        var tbx = TbxReader.Read(new SourceText(Written(output => TbxWriter.Write(output, topics, "title", new ExportLosses()))));
        Demand.That(tbx.Problems.All(problem => !problem.IsFatal), "written TBX is read", string.Join("; ", tbx.Problems.Select(problem => problem.Message.English)));
        _ = Written(output => MarkdownExport.Write(output, topics, "title", Core.Localization.Language.Chinese, new ExportLosses()));
        _ = Written(output => HtmlExport.Write(output, topics, "title", Core.Localization.Language.English, new ExportLosses()));
    }

    private static string Written(Action<TextWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return output.ToString();
    }

    private static void Same(GlossaryFile file, string format, string text)
    {
        var back = ExchangeFormat.Read(format, new SourceText(text));
        Demand.That(back.Problems.IsEmpty, $"written {format} reads without a problem", string.Join("; ", back.Problems.Select(problem => problem.Message.English)));
        Demand.Equal(Comparable(file.Concepts), Comparable(back.Concepts.Select(concept => concept.Concept)), $"{format} holds everything");
    }

    /// <summary>Formats that group labels by language do not keep their order across languages; SKOS has one word for a full form and an alternative.</summary>
    private static string Comparable(IEnumerable<Concept> concepts) => GlossaryTarget.Facts(concepts.Select(concept => concept with
    {
        Labels =
        [
            .. concept.Labels.Select(label => label is { Role: LabelRole.Alternative, Abbreviates: not null } ? label with { Role = LabelRole.FullForm } : label)
                .OrderBy(label => label.Role).ThenBy(label => label.Language),
        ],
    }));
}
