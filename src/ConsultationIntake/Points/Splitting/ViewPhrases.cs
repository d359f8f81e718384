namespace ConsultationIntake.Points.Splitting;

/// <summary>How people say what they think and ask for what they want.</summary>
internal static class ViewPhrases
{
    /// <summary>A view nobody would take for a report's description: enough to make a point inside a committee report.</summary>
    public static readonly PhraseSet Strong = new(
        """
        we|i|council|councillors|members|panel|committee|board|cabinet|partnership|trust|association|commission|officers|residents are|is|were|was|remain|remains concerned|disappointed|worried|pleased|opposed|supportive|unclear|surprised|keen
        we|i|council|councillors|members|panel|committee|board|cabinet|partnership|trust|association|commission ask|asks|asked|urge|urges|urged|suggest|suggests|suggested|recommend|recommends|request|requests|requested|question|questions|questioned|believe|believes|believed|feel|feels|felt|welcome|welcomes|welcomed|support|supports|supported|oppose|opposes|opposed|object|objects|objected|queried|seek|seeks|sought|endorse|endorses|endorsed|commented|expressed
        we|i|council|panel|committee|board|members|partnership|trust would|will|do also|like|welcome|not|ask|urge|suggest|recommend|need|require|wish|want|prefer|encourage|hope|value|appreciate
        we need|require|want|hope|think|regret|fear|cannot|object|note
        councillor|cllr|chair|mr|mrs|ms _ asked|asks|queried|questioned|felt|suggested|requested|commented|expressed|raised|was|believed|urged|said|welcomed|highlighted
        chair|chairman|chairperson asked|queried|questioned|felt|suggested|requested|commented|expressed|raised|believed|urged|welcomed
        the chair|chairman|chairperson|vice asked|queried|questioned|felt|suggested|requested|commented|expressed|raised|believed|urged|welcomed
        concerned about|that|at|by|with
        concern|concerns about|that|over|at|was|were|is|are|regarding|remain
        raised|expressed|expresses|voiced|some|key|main|serious|real concern|concerns
        of concern
        disappointed|disappointing|disappointment that|to|with|at|by|in
        no mention|reference
        little|scant mention|reference|detail
        not mention|mentioned|refer
        makes|make|made no mention|reference
        does|do|did|has|have|had not include|address|acknowledge|indicate|define|differentiate|reflect|explain|recognise|mention|refer|contain|cover|identify|adequately|sufficiently|fully|go|appear
        plan does|did not
        not been|yet included|addressed|been
        not yet been included
        not yet included
        contained|contains no
        fails|failed|fail to
        omission
        is|are|was|were|been omitted|missing|lacking|unclear|unrealistic
        missing from
        lack|lacks|absence of|detail|any|clarity
        not clear
        no clear
        clarity|clarification is|was|on|over|about|would|as|around
        further clarification|consideration is|was|on|should|would|of|about
        further detail|details|information is|are|should|would|needed|required
        the further detail
        more information|detail|clarity|emphasis|focus|weight is|are|should|on|would|about|needs
        greater|stronger|clearer emphasis|focus|commitment|reference|weight
        plan|commissioner|pcc|strategy|it|there|objective|objectives|priority|priorities|targets|force|constabulary should|must|could|needs also|be|include|have|say|make|set|recognise|reflect|contain|consider|address|acknowledge|refer|give|explain|to|state|mention|commit|take|do|publish
        would be welcomed|welcome|helpful|useful|beneficial|better|good
        would have been|liked|welcomed
        would like|welcome|ask|urge|suggest|recommend|encourage
        could be strengthened|improved|clearer|clarified
        should be strengthened|amended|changed|included|added|reworded|removed|given|a|higher|clearer|made
        it is|was suggested|recommended|felt|requested|regrettable|disappointing|proposed
        it was felt|suggested
        suggest|suggests|suggested|recommend|recommends that|adding|amending|the
        is|are required on|in|about
        higher|lower|low|high level|priority
        particular focus
        dylai|dylid y|yr|fod|gael|roi|cael
        hoffem|hoffwn|galwn|gofynnwn
        rydym|rydyn|rwyf|rwy yn|n|o croesawu|cefnogi|pryderu|bryderus|credu|gofyn|annog|awgrymu|poeni
        pryder|pryderon am|ynghylch|ynglŷn|bod|mawr
        nid yw|oes|ydy
        """);

    /// <summary>An ask in so many words, for telling several asks in one paragraph apart.</summary>
    public static readonly PhraseSet Ask = new(
        """
        should
        must
        needs|need to|more|a|better|less|an
        would like|welcome|ask|urge|suggest|recommend|encourage|want
        i|we'd like
        ask|asks|asked that|the|for|you
        we|i|council|panel|committee|board|members ask|asks|request|requests|recommend|recommends|urge|urges|suggest|suggests|want|propose|proposes|seek|seeks
        recommend|recommends|suggest|suggests|request|requests|urge|urges that|the
        please
        could|can|will the|you|we
        is|are required|needed
        clarity|clarification
        more information|detail|police|officers
        dylai|dylid
        hoffem|hoffwn|gofynnwn|galwn
        """);

    /// <summary>What a wish without a verb of asking begins with.</summary>
    public static readonly PhraseSet Imperative = new(
        """
        more|less|fewer|better|bring|stop|fix|ban|sort|tackle|increase|reduce|improve|invest|fund|recruit|restore|reopen|extend|install|enforce|crack|get|put|give|make|keep|provide|ensure|publish|train|set|clarify|include|add|amend|commit|please|mwy|llai|gwell
        """);
}
