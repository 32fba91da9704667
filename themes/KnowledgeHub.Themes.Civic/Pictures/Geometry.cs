using System.Globalization;

namespace KnowledgeHub.Themes.Civic.Pictures;

/// <summary>Where things lie in a picture. Numbers are written as SVG reads them, whatever the language.</summary>
internal static class Geometry
{
    public const int Steps = 5;

    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The point on an axis, the first upwards and the others clockwise.</summary>
    public static (double X, double Y) On(int axis, int axes, double distance)
    {
        var angle = (2 * Math.PI * axis / axes) - (Math.PI / 2);
        return (distance * Math.Cos(angle), distance * Math.Sin(angle));
    }

    public static string Point(int axis, int axes, double distance) => On(axis, axes, distance) is var (x, y) ? $"{N(x)},{N(y)}" : "";

    /// <summary>A name on at most two lines, broken where both are about as long.</summary>
    public static IReadOnlyList<string> Lines(string name, int longest)
    {
        if (name.Length <= longest || !name.Contains(' ', StringComparison.Ordinal))
        {
            return [name];
        }

        var middle = Enumerable.Range(0, name.Length).Where(at => name[at] == ' ').MinBy(at => Math.Abs(at - (name.Length / 2)));
        return [name[..middle], name[(middle + 1)..]];
    }
}
