using System.Text;
using System.Xml;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli.Reports;

/// <summary>
/// JUnit's XML, as test reports of CI servers read it: a suite for each file, a failed case for each finding that makes the run fail, a
/// passed one with the finding as its output for each that does not, and one passed case for a file without findings.
/// </summary>
internal static class JUnitReport
{
    public static void Write(LintResult result, Terminal terminal)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, settings))
        {
            WriteAll(xml, result, terminal.WorkingDirectory);
        }

        terminal.Out.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteAll(XmlWriter xml, LintResult result, string workingDirectory)
    {
        var byFile = result.Findings.ToLookup(finding => finding.Path);
        var files = result.Files.Union(byFile.Select(file => file.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "mllm-lsp lint");
        WriteCounts(xml, files.Sum(file => Math.Max(1, byFile[file].Count())), result.Findings.Count(finding => Fails(result, finding)));
        foreach (var file in files)
        {
            WriteSuite(xml, SafeText.Of(ShownPath.Of(file, workingDirectory)), [.. byFile[file]], result);
        }

        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, string path, Finding[] findings, LintResult result)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", path);
        WriteCounts(xml, Math.Max(1, findings.Length), findings.Count(finding => Fails(result, finding)));
        foreach (var finding in findings)
        {
            WriteCase(xml, path, finding, Fails(result, finding));
        }

        if (findings.Length == 0)
        {
            WriteCaseStart(xml, path, "lint");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string path, Finding finding, bool fails)
    {
        var (_, text, found) = finding;
        var place = Place(text.Lines.PositionAt(found.Span.Start));
        var message = SafeText.Of(found.Message);
        WriteCaseStart(xml, path, $"{found.Code} {place}");
        if (fails)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", found.Code);
            xml.WriteAttributeString("message", message);
            xml.WriteString($"{path}:{place}: {SeverityName.Of(found.Severity)} {message}");
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", $"{path}:{place}: {SeverityName.Of(found.Severity)} {message}");
        }

        xml.WriteEndElement();
    }

    private static void WriteCaseStart(XmlWriter xml, string path, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", path);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("file", path);
    }

    private static void WriteCounts(XmlWriter xml, int tests, int failures)
    {
        xml.WriteAttributeString("tests", XmlConvert.ToString(tests));
        xml.WriteAttributeString("failures", XmlConvert.ToString(failures));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
    }

    private static bool Fails(LintResult result, Finding finding) => finding.Diagnostic.Severity <= result.FailOn;

    private static string Place(LinePosition position) => $"{position.Line + 1}:{position.Character + 1}";
}
