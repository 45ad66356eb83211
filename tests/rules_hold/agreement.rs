//! The domain and the slow model give the same answers.

use proptest::prelude::*;

use crate::config;
use crate::model::Model;
use crate::seen::see;
use crate::story::story;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_domain_answers_as_the_slow_reading_of_the_rules_does(story in story()) {
        let mut account = story.open();
        let mut model =
            Model::open(story.policy, story.opened_at.as_ms(), story.subscription, &story.opening);
        prop_assert_eq!(see(&account), model.seen());
        for step in &story.steps {
            let answer = step.play(&mut account).map(|_| ()).map_err(|refusal| refusal.code());
            prop_assert_eq!(answer, model.step(step.at.as_ms(), step.action.as_ref()), "{:?}", step);
            prop_assert_eq!(see(&account), model.seen(), "{:?}", step);
        }
    }
}
