using ConsultationIntake.Archives;
using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Imports;
using ConsultationIntake.Inbox.Forgetting;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.Files;
using ConsultationIntake.Submissions.NearCopies;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Privacy;

/// <summary>The places that every host has; a host adds its own.</summary>
public static class PlacesOfWords
{
    /// <summary>The history comes last: what the others do may write a line.</summary>
    internal static IServiceCollection AddPlacesOfWords(this IServiceCollection services) =>
        services
            .AddSingleton<ForgetMail>()
            .AddSingleton<ForgetRecords>()
            .AddSingleton<ForgetSheets>()
            .AddSingleton<ForgetDrafts>()
            .AddSingleton<IPlaceOfWords, Memory>()
            .AddSingleton<IPlaceOfWords, Campaigns>()
            .AddSingleton<IPlaceOfWords, PublicSets>()
            .AddSingleton<IPlaceOfWords, ForgetFiles>()
            .AddSingleton<IPlaceOfWords>(provider => provider.GetRequiredService<ForgetMail>())
            .AddSingleton<IPlaceOfWords>(provider => provider.GetRequiredService<ForgetSheets>())
            .AddSingleton<IPlaceOfWords, ForgetArchives>()
            .AddSingleton<IPlaceOfWords>(provider => provider.GetRequiredService<ForgetRecords>())
            .AddSingleton<IPlaceOfWords>(provider => provider.GetRequiredService<ForgetDrafts>())
            .AddSingleton<IPlaceOfWords, WordsOfHistory>();

    /// <summary>What was worked out lately is remembered by the text itself, in this process alone.</summary>
    private sealed class Memory : IPlaceOfWords
    {
        public string Place => "memory";

        public Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken)
        {
            RecentWords.Forget();
            return Task.CompletedTask;
        }

        /// <summary>On Azure another host erases, and this one hears nothing of it.</summary>
        public Task SweepAsync(CancellationToken cancellationToken)
        {
            RecentWords.Forget();
            return Task.CompletedTask;
        }
    }

    private sealed class Campaigns(ICampaignStore campaigns) : IPlaceOfWords
    {
        public string Place => "campaigns";

        public Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken) =>
            campaigns.ForgetAsync(erasure.Consultation, erasure.Reference, cancellationToken);
    }

    private sealed class PublicSets(ConsultationCatalogue catalogue, PublishResponses published) : IPlaceOfWords
    {
        public string Place => "published responses";

        /// <summary>What may be published can be in a set that was put together meanwhile, also where nobody looked at it before.</summary>
        public async Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken)
        {
            if (
                !await published.ForgetAsync(erasure.Consultation, erasure.Reference, erasure.By, cancellationToken)
                && PublicResponse.ConsentOf(erasure.Response) != PublicationConsent.No
            )
                await published.TakeOutAsync(erasure.Consultation, erasure.Reference, erasure.By, cancellationToken);
        }

        public async Task SweepAsync(CancellationToken cancellationToken)
        {
            foreach (var consultation in catalogue.All)
                await published.SweepAsync(consultation.Slug, cancellationToken);
        }
    }

    private sealed class WordsOfHistory(IHistory history) : IPlaceOfWords
    {
        public string Place => "history";

        public Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken) =>
            history.EraseWordsAsync(erasure.Consultation, erasure.Reference, cancellationToken);
    }
}
