using System.Globalization;
using System.Text;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Processor time of the command line against the number of notes, both axes logarithmic: a straight line with this slope is linear.</summary>
internal static class CostPlot
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Left = 70;
    private const int Bottom = 50;
    private const int Right = 250;
    private const int Top = 20;

    private static readonly string[] Colours = ["#0969da", "#1a7f37", "#cf222e", "#9a6700", "#8250df", "#57606a", "#bf3989"];

    public static string Svg(IReadOnlyList<CommandFigures> all)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        svg.Append("<title>Processor time of a check of all notes, by their number</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        var known = all.Where(one => one.Processor > 0).ToArray();
        if (known.Length > 0)
        {
            var (least, most) = (Math.Floor(Math.Log10(known.Min(one => one.Processor))), Math.Ceiling(Math.Log10(known.Max(one => one.Processor))));
            var (fewest, many) = (Math.Log10(known.Min(one => one.Notes)), Math.Log10(known.Max(one => one.Notes) * 1.2));
            double X(double notes) => Left + ((Math.Log10(notes) - fewest) / Math.Max(0.1, many - fewest) * (Width - Left - Right));
            double Y(double seconds) => Height - Bottom - ((Math.Log10(seconds) - least) / Math.Max(1, most - least) * (Height - Bottom - Top));
            Axes(svg, [.. known.Select(one => one.Notes).Distinct().Order()], (int)least, (int)most, X, Y);
            var index = 0;
            foreach (var line in known.GroupBy(one => one.Name))
            {
                Line(svg, line.Key, Colours[index % Colours.Length], index, [.. line.OrderBy(one => one.Notes).Select(one => (X(one.Notes), Y(one.Processor)))]);
                index++;
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder svg, int[] sizes, int least, int most, Func<double, double> x, Func<double, double> y)
    {
        for (var power = least; power <= most; power++)
        {
            var at = y(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{at:0.0}\" y2=\"{at:0.0}\" stroke=\"#d0d7de\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{at + 4:0.0}\" text-anchor=\"end\">{Math.Pow(10, power):0.##} s</text>\n");
        }

        foreach (var size in sizes)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x(size):0.0}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{FiguresReport.Count(size)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">notes</text>\n");
    }

    private static void Line(StringBuilder svg, string name, string colour, int index, (double X, double Y)[] points)
    {
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.0},{point.Y:0.0}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
        foreach (var (x, y) in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"3\" fill=\"{colour}\"/>");
        }

        var at = Top + 10 + (index * 20);
        svg.Append(CultureInfo.InvariantCulture, $"\n<rect x=\"{Width - Right + 15}\" y=\"{at - 9}\" width=\"10\" height=\"10\" fill=\"{colour}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right + 30}\" y=\"{at}\">{name}</text>\n");
    }
}
