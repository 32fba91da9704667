using Microsoft.Extensions.FileProviders;

namespace KnowledgeHub.Web.Editor;

/// <summary>The files of the rich-text editor, which the build fetches where it can.</summary>
public static class EditorFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "editor");

    /// <summary>Without them texts are written in a plain text area.</summary>
    public static bool AreThere { get; } = File.Exists(Path.Combine(Folder, "hugerte.min.js"));

    public static void UseEditorFiles(this WebApplication app)
    {
        if (AreThere)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(Folder),
                RequestPath = "/editor",
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=86400",
            });
        }
    }
}
