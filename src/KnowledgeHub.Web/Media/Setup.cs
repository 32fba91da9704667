using KnowledgeHub.Accounts;
using KnowledgeHub.Media;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace KnowledgeHub.Web.Media;

/// <summary>Files as readers open them, and the library as staff keep it.</summary>
public static class Setup
{
    /// <summary>Forms with files go through the disk, not through memory; this says how long they may be.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services, MediaSettings settings) =>
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = settings.FormBytes);

    public static void MapMedia(this WebApplication app)
    {
        app.MapGet("/media/{address}/{name}", DeliverFile.GetAsync);

        var size = new RequestSizeLimitAttribute(app.Services.GetRequiredService<MediaSettings>().FormBytes);
        var desk = app.MapStaffGroup("/admin/media", Permission.Write);
        desk.MapGet("", MediaDesk.ListAsync);
        desk.MapPost("", UploadEndpoints.UploadAsync).WithMetadata(size);
        desk.MapGet("/choose", MediaDesk.ChooseAsync);
        desk.MapGet("/{id}", MediaDesk.ShowAsync);
        desk.MapPost("/{id}", ChangeEndpoints.SaveAsync);
        desk.MapPost("/{id}/replace", UploadEndpoints.ReplaceAsync).WithMetadata(size);
        desk.MapPost("/{id}/read", ChangeEndpoints.ReadAgainAsync);
        desk.MapPost("/{id}/delete", ChangeEndpoints.DeleteAsync);
        desk.MapPost("/{id}/undo", ChangeEndpoints.UndoAsync);
    }
}
