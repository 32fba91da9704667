using KnowledgeHub.Media.Texts;
using KnowledgeHub.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Media;

/// <summary>Registers the library of files.</summary>
public static class Setup
{
    public static IServiceCollection AddMedia(this IServiceCollection services, MediaSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<IBlobs>(new DiskBlobs(settings.Folder))
        .AddSingleton<MediaStore>()
        .AddSingleton<MediaUses>()
        .AddSingleton<AttachmentTexts>()
        .AddSingleton<InspectFile>()
        .AddSingleton<StageFile>()
        .AddSingleton<StoreFile>()
        .AddSingleton<ReplaceFile>()
        .AddSingleton<ChangeMedia>()
        .AddSingleton<DeleteMedia>()
        .AddSingleton<ForgetFiles>()
        .AddSingleton<PdfText>()
        .AddSingleton<ReadTexts>();
}
