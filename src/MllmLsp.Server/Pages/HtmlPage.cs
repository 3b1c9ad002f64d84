using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Pages;

/// <summary>
/// One HTML file that needs nothing beside itself: a page of <c>src/MllmLsp.Web</c> with its script, its style and its data. It works from
/// the disk, by mail and without a network; its content security policy forbids every request.
/// </summary>
internal static class HtmlPage
{
    /// <summary>Chinese as it is; <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> escaped, so that no text can end the element that it stands in.</summary>
    private static readonly JsonWriterOptions DataOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="kind">A folder below <c>src/MllmLsp.Web/src/pages</c>, such as <c>glossary</c>.</param>
    /// <param name="title">Of the document, as the browser's tab shows it.</param>
    /// <param name="language">Of what the page itself says.</param>
    /// <param name="writeData">Writes the one JSON value that the page's script reads. Texts have to be well-formed UTF-16.</param>
    public static void Write(TextWriter output, string kind, string title, Language language, Action<Utf8JsonWriter> writeData)
    {
        var script = Resource($"web/{kind}/main.js");
        var style = Resource($"web/{kind}/main.css");
        var lang = language == Language.Chinese ? "zh-CN" : "en";
        output.Write($"""
            <!DOCTYPE html>
            <html lang="{lang}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(kind)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="mllm-lsp">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>
            """);
        output.Write(style);
        output.Write($"""
            </style>
            </head>
            <body>
            <noscript>{(language == Language.Chinese ? "此页面需要 JavaScript 才能显示内容；它不访问网络。" : "This page needs JavaScript to show its content; it goes to no network.")}</noscript>
            <main></main>
            <script type="application/json">
            """);
        output.Write(Data(writeData));
        output.Write("</script>\n<script>");
        output.Write(script);
        output.Write("</script>\n</body>\n</html>\n");
    }

    /// <summary>
    /// Only this very script and style, and fonts and pictures that are part of the page. Style attributes are ruled out too: what the script
    /// lays out it sets by the object model.
    /// </summary>
    private static string Policy(string kind)
    {
        // Computed by the build: to hash at run time the runtime asks for OpenSSL, which not every machine has, and ends without it.
        var hashes = Resource($"web/{kind}/main.sha256").Split('\n');
        return $"default-src 'none'; script-src '{hashes[0]}'; style-src '{hashes[1]}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static string Data(Action<Utf8JsonWriter> writeData)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, DataOptions))
        {
            writeData(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's part '{name}' is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
