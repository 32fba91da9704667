using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Review;

/// <summary>Registers the way of a draft to its readers: review, approval, guests, schedule and reminders.</summary>
public static class Setup
{
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<Drafts>()
        .AddSingleton<ReviewDesk>()
        .AddSingleton<ReviewMails>()
        .AddSingleton<Approvals>()
        .AddSingleton<SendToReview>()
        .AddSingleton<ApproveDraft>()
        .AddSingleton<SendBack>()
        .AddSingleton<TakeBack>()
        .AddSingleton<SchedulePublication>()
        .AddSingleton<ScheduleEnd>()
        .AddSingleton<KeepSchedule>()
        .AddSingleton<SetReviewDate>()
        .AddSingleton<RemindReviews>()
        .AddSingleton<ReviewedVersions>()
        .AddSingleton<Comments>()
        .AddSingleton<AddComment>()
        .AddSingleton<ResolveComment>()
        .AddSingleton<Guests>()
        .AddSingleton<InviteGuest>()
        .AddSingleton<RevokeGuest>()
        .AddSingleton<GuestReview>()
        .AddSingleton<Endorsements>();
}
