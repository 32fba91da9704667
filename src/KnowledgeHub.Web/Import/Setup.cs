using KnowledgeHub.Accounts;
using KnowledgeHub.Media;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeHub.Web.Import;

/// <summary>Where staff make drafts of Word documents and web pages.</summary>
public static class Setup
{
    public static void MapImport(this WebApplication app)
    {
        var size = new RequestSizeLimitAttribute(app.Services.GetRequiredService<MediaSettings>().FormBytes);
        var desk = app.MapStaffGroup("/admin/content", Permission.Write).AddEndpointFilter<WithinScope>();
        desk.MapGet("/import", ImportEndpoints.Show);
        desk.MapPost("/import/word", ImportEndpoints.WordAsync).WithMetadata(size);
        desk.MapPost("/import/page", ImportEndpoints.PageAsync).RequireRateLimiting(Site.Setup.FormLimit);
        desk.MapGet("/{id}/import", ImportEndpoints.ReportAsync);
    }
}
