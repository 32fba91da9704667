using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Translations;

/// <summary>Where staff translate items side by side.</summary>
public static class Setup
{
    // A long text has many paragraphs, and each is a field with its key.
    private const int MostFields = 20_000;

    public static void MapTranslations(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/content", Permission.Write).AddEndpointFilter<WithinScope>();
        desk.MapPost("/{id}/translations", TranslateEndpoints.StartAsync);
        desk.MapGet("/{id}/translate", TranslateEndpoints.ShowAsync);
        desk.MapPost("/{id}/translate", TranslateEndpoints.SaveAsync).WithFormOptions(valueCountLimit: MostFields);
    }
}
