using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace KnowledgeHub.Theming;

/// <summary>Words in a picture. Razor keeps the element's own name for itself.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter, EditorRequired]
    public required double X { get; set; }

    [Parameter, EditorRequired]
    public required double Y { get; set; }

    [Parameter, EditorRequired]
    public required string Words { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Svg.N(X));
        builder.AddAttribute(2, "y", Svg.N(Y));
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "class", Class);
        builder.AddContent(5, Words);
        builder.CloseElement();
    }
}

/// <summary>Numbers and words as pictures need them.</summary>
public static class Svg
{
    /// <summary>A number as SVG reads it, whatever the language.</summary>
    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The beginning of a name that is too long for its place.</summary>
    public static string Short(string name, int most) => name.Length > most ? $"{name[..(most - 1)].TrimEnd()}…" : name;
}
