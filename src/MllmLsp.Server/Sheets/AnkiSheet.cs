using System.Net;
using MllmLsp.Core.Features;
using nietras.SeparatedValues;

namespace MllmLsp.Server.Sheets;

/// <summary>
/// A sheet as a text file for Anki's import (2.1.54 or later, which reads the lines at its head): the term in front; its other name, its
/// meaning and its place behind. Importing again updates the cards, since each has the concept's id.
/// </summary>
internal static class AnkiSheet
{
    public static string Write(TermSheet sheet)
    {
        var words = new SheetWords(sheet.Language);
        using var text = new StringWriter { NewLine = "\n" };
        text.WriteLine("#separator:Comma");
        text.WriteLine("#html:true");
        text.WriteLine("#guid column:1");
        text.WriteLine("#tags column:4");
        text.WriteLine("#columns:Id,Front,Back,Tags");
        using (var writer = Sep.New(',').Writer(options => options with { WriteHeader = false, Escape = true }).To(text))
        {
            foreach (var row in sheet.Rows)
            {
                using var line = writer.NewRow();
                line["Id"].Set("mllm-lsp:" + row.ConceptId);
                line["Front"].Set(Encode(SheetWords.Term(row)));
                line["Back"].Set(string.Join("<br>", new[] { row.Other, row.Gist, words.Place(row) }.OfType<string>().Select(Encode)));
                line["Tags"].Set("mllm-lsp");
            }
        }

        return text.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)));
}
