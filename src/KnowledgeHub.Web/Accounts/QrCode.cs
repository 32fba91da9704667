using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace KnowledgeHub.Web.Accounts;

/// <summary>A text as a QR code, drawn as SVG; the one place that knows the QR library.</summary>
public static class QrCode
{
    // Readers want four empty modules around; the data has them already.
    public static MarkupString Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix.Count; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        var size = data.ModuleMatrix.Count;
        return new($"""<svg class="qr" viewBox="0 0 {size} {size}" width="240" height="240" role="img" aria-label="QR code with the secret" shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>""");
    }
}
